import io


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Repeated(io.RawIOBase):
    def __init__(self):
        self.left = 3

    def readable(self):
        return True

    def readinto(self, buffer):
        if self.left == 0:
            return 0
        self.left -= 1
        buffer[:2] = b"ab"
        return 2


file = Repeated()
print(file.read(5), file.readall(), file.closed, file.seekable(), file.readable())
file.close()
print(file.closed)


class Collected(io.TextIOBase):
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)
        return len(text)


collected = Collected()
print("a", 1, file=collected)
collected.writelines(["x", "y"])
print(collected.parts, collected.encoding)
with collected:
    pass


show(lambda: file.readline())
show(lambda: collected.flush())
show(lambda: io.IOBase().fileno())
show(lambda: io.IOBase().read)
show(lambda: io.RawIOBase().read(5))
show(lambda: io.BufferedIOBase().read(5))
show(lambda: io.TextIOBase().read(5))
print(io.IOBase().readable(), io.IOBase().closed, io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, io.open is open)
print(issubclass(io.StringIO, io.TextIOBase), issubclass(io.BytesIO, io.IOBase), issubclass(io.FileIO, io.RawIOBase))
