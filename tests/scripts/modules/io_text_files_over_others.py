import io


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


text = io.TextIOWrapper(io.BytesIO(b"a\r\nb\rc\n"))
print(text, text.readlines(), text.newlines, text.encoding, text.errors, text.line_buffering, text.write_through)
text = io.TextIOWrapper(io.BytesIO(b"a\r\nb"), newline="")
print(repr(text.read()), text.tell(), text.seek(0), repr(text.readline()), text.buffer.getvalue())
octets = io.BytesIO()
text = io.TextIOWrapper(octets, encoding="latin-1", newline="\r\n")
print(text.write("hé\n"), octets.getvalue(), text.flush(), octets.getvalue(), text.close(), octets.closed, text.closed)
text = io.TextIOWrapper(io.BytesIO(b"\xffabc"), "ascii", "replace")
print(ascii(text.read()), text.errors, isinstance(text, io.TextIOBase), io.TextIOWrapper(io.BytesIO(b"abc")).detach().read())
print(io.BufferedReader(io.BytesIO(b"abc")).read(2), io.TextIOWrapper(io.BytesIO(), write_through=True).write_through)


show(lambda: io.TextIOWrapper(5))
show(lambda: io.TextIOWrapper())
show(lambda: io.TextIOWrapper(io.BytesIO(), encoding=5))
show(lambda: io.TextIOWrapper(io.BytesIO(), encoding="nothing"))
show(lambda: io.TextIOWrapper(io.BytesIO(), newline="x"))
show(lambda: io.TextIOWrapper(io.BytesIO(b"\xff"), "ascii").read())
show(lambda: text.name)
show(lambda: text.fileno())


class Loud(io.TextIOWrapper):
    def write(self, text):
        return super().write(text.upper())


octets = io.BytesIO()
with Loud(octets, encoding="utf-8") as loud:
    print("hello", file=loud)
    loud.flush()
    print(octets.getvalue())
