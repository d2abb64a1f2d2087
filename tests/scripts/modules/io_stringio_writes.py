import io

file = io.StringIO("abc")
print(file.write("XY"), file.getvalue(), file.seek(0, 2), file.write("Z"), file.getvalue())
print(file.seek(6), file.write("!"), repr(file.getvalue()), file.tell())
print(file.seek(2), file.truncate(), file.getvalue(), file.truncate(1), file.getvalue(), file.tell(), file.truncate(10), file.getvalue())
file = io.StringIO()
file.writelines(["a", "b"])
print(file.getvalue(), file.write("héé€😀"), file.getvalue(), file.tell(), file.seek(3), file.read(2))
print("x", 5, sep="-", file=file)
print(file.getvalue(), io.StringIO(None).getvalue() == "", io.StringIO(initial_value="q").read())


class Loud(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


loud = Loud()
print("abc", file=loud)
loud.label = "own"
print(loud.getvalue(), end="")
print(loud.label, isinstance(loud, io.StringIO), type(loud).__name__)
