import io
import os


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


name = "_binary_writes.tmp"
file = open(name, "w+b")
print(type(file), file.mode, file.write(b"abcdef"), file.seek(2), file.write(b"XY"), file.tell(), file.seek(0), file.read())
print(file.truncate(3), file.seek(0), file.read(), file.seek(5), file.write(b"!"), file.seek(0), file.read())
file.writelines([b"1\n", bytearray(b"2\n")])
print(file.seek(0), file.readlines())
file.close()
for mode in ["ab", "r+b", "xb", "rb"]:
    try:
        with open(name, mode) as file:
            print(mode, file.tell(), file.mode, type(file).__name__, file.write(b"+"), file.tell())
    except OSError as error:
        print(type(error).__name__, isinstance(error, io.UnsupportedOperation), isinstance(error, ValueError))
with open(name, "rb") as file:
    print(file.read())
file = open(name, "wb")


show(lambda: file.write("a"))
show(lambda: file.write(5))
show(lambda: file.read())
show(lambda: file.readline())
show(lambda: file.readinto(bytearray(1)))
show(lambda: list(file))
show(lambda: file.peek())
show(lambda: file.writelines(["a"]))
file.close()
show(lambda: file.write(b""))
os.remove(name)
