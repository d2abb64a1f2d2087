import io

file = io.BytesIO(b"hello\nworld\r\nx")
print(type(file), repr(file).split(" at ")[0], isinstance(file, io.BufferedIOBase), isinstance(file, io.TextIOBase))
print(file.read(2), file.tell(), file.readline(), file.readline(3), file.readlines(), file.read(), file.read(5))
print(file.seek(0), file.read1(3), file.read1(), file.seek(-2, io.SEEK_END), file.read(), file.seek(1), file.seek(2, io.SEEK_CUR))
print(file.seek(100), file.read(), file.seek(-500, 1), file.seek(-500, 2))
room = bytearray(4)
print(file.readinto(room), room, file.readinto1(memoryview(room)[2:]), room, file.readlines(3), file.readlines(-1))
file.seek(0)
print(list(file), [line for line in io.BytesIO(b"a\nb")], next(io.BytesIO(b"q\nr")), io.BytesIO(b"abc").read(None))
print(file.readable(), file.writable(), file.seekable(), file.isatty(), file.flush(), file.closed)
with io.BytesIO(b"abc") as inner:
    print(inner.read())
print(inner.closed)
