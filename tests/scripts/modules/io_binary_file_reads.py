import io
import os


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


name = "_binary_reads.tmp"
with open(name, "wb") as file:
    print(type(file), file.write(b"hello\n"), file.write(bytearray(b"world\r\n")), file.write(memoryview(b"third")), file.tell(), file.mode)
file = open(name, "rb")
room = bytearray(4)
print(type(file), file.readinto(room), room, file.read1(3), file.read1(), file.read(), file.read1(5))
print(file.seek(0), file.peek(3)[:3], file.peek()[:3], file.tell(), file.readinto1(memoryview(room)[2:]), room)
print(file.seek(-3, 2), file.read(), file.seek(2), file.seek(1, 1), file.read(2), file.seek(0, io.SEEK_SET), file.readlines())
print(file.seek(0), list(file), file.readinto(memoryview(bytearray(3))), file.readable(), file.writable(), file.seekable())
print(isinstance(file, io.BufferedIOBase), isinstance(file, io.BufferedReader), isinstance(file, io.TextIOBase), file.raw)


show(lambda: file.readinto(b"abc"))
show(lambda: file.readinto(5))
show(lambda: file.write(b"x"))
show(lambda: file.truncate())
show(lambda: file.seek("a"))
show(lambda: file.seek(0, 9))
show(lambda: file.seek(-1))
show(lambda: file.read("a"))
show(lambda: file.read(-5))
file.close()
for method in ["read", "readline", "peek", "tell", "fileno", "flush", "readable", "isatty", "__enter__", "__next__"]:
    show(lambda: getattr(file, method)())
print(file.closed, file.name, repr(file))
os.remove(name)
