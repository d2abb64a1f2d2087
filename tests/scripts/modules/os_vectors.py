# Several buffers are read into or written at once.
import os
import tempfile

with tempfile.TemporaryFile() as file:
    fd = file.fileno()
    print(os.writev(fd, [b"abc", bytearray(b"def"), memoryview(b"ghi")]))
    print(os.pwritev(fd, [b"X", b"Y"], 1))
    one, two, three = bytearray(2), bytearray(5), bytearray(9)
    print(os.preadv(fd, [one, two], 0), one, two)
    os.lseek(fd, 3, os.SEEK_SET)
    print(os.readv(fd, (two, three)), two, three)
    for call in (lambda: os.readv(fd, [b"abc"]), lambda: os.writev(fd, 5), lambda: os.writev(fd, ["x"])):
        try:
            call()
        except (TypeError, BufferError) as error:
            print(type(error).__name__, error)
