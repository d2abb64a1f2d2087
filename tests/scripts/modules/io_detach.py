import io
import os
import tempfile


def show(work):
    try:
        print(work())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


text = io.TextIOWrapper(io.BytesIO(b"abc"), encoding="ascii")
print(text.read(1), text.seek(0))
under = text.detach()
print(under.read(), repr(text), text.encoding)
for work in (text.read, text.detach, text.close, text.flush, text.readable, lambda: text.closed, lambda: text.buffer, lambda: text.write("x")):
    show(work)
del text
print(under.closed)

buffered = io.BufferedReader(io.BytesIO(b"abc"))
print(buffered.detach().read(), repr(buffered))
for work in (buffered.read, buffered.detach, buffered.close, buffered.tell, lambda: buffered.closed, lambda: buffered.name):
    show(work)

# A file keeps its mark at the start only.
path = tempfile.mktemp()
for mode in ("w", "a", "a"):
    with open(path, mode, encoding="utf-8-sig") as file:
        file.write(mode)
print(open(path, "rb").read())


class Told(io.FileIO):
    def flush(self):
        print("flush")
        super().flush()

    def close(self):
        print("close", self.closed)
        super().close()


with Told(path) as file:
    print(file.read(4), repr(file).replace(path, "PATH"))
os.remove(path)


class Named(io.TextIOWrapper):
    pass


print(repr(Named(io.BytesIO(), "ascii")))
show(lambda: file.writelines([]))
memory = io.BufferedRandom(io.BytesIO(b"abcdef"))
print(memory.seek(2), memory.seek(-5, io.SEEK_CUR), memory.read(2))
show(lambda: memory.seek(-1))
