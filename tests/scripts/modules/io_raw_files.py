import io
import os


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


name = "_raw.tmp"
with io.FileIO(name, "w") as file:
    print(file, file.write(b"hello\nworld"), file.tell(), file.mode, file.closefd, file.readable(), file.writable())
print(file)
file = open(name, "rb", buffering=0)
room = bytearray(3)
print(type(file), file.readinto(room), room, file.read(2), file.readall(), file.seek(0), file.readline(), isinstance(file, io.RawIOBase))


show(lambda: file.write(b"a"))
show(lambda: file.peek)
show(lambda: file.read1)
show(lambda: io.FileIO(name, "w").read())
show(lambda: io.FileIO("no/such/file"))
show(lambda: io.FileIO(name, "x"))
file.close()
with open(name, "wb") as file:
    file.write(b"hello")
with io.BufferedReader(io.FileIO(name)) as file:
    print(file.read(2), file.peek(1)[:1], file.raw.name, file.name, file.mode)
number = os.open(name, os.O_RDONLY)
with open(number, "rb", closefd=False) as file:
    print(file.read(1), file.name == number)
print(os.read(number, 1) in (b"e", b""))
with open(number) as file:
    print(file.fileno() == number)
show(lambda: os.fstat(number) and "still open")
show(lambda: io.BufferedWriter(io.FileIO(name)))
show(lambda: open(name, closefd=False))
os.remove(name)
