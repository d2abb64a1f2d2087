import io

file = io.StringIO("hello\nworld\r\nx")
print(type(file), repr(file).split(" at ")[0], isinstance(file, io.TextIOBase), isinstance(file, io.BufferedIOBase))
print(file.read(2), file.tell(), repr(file.readline()), file.readline(3), file.readlines(), repr(file.read()))
print(file.seek(3), file.read(1), file.seek(0, 2), repr(file.read()), file.seek(0, 1), file.seek(100), repr(file.read()), file.tell())
file.seek(0)
print(list(file), file.readable(), file.writable(), file.seekable(), file.isatty(), file.flush(), file.closed)
print(file.encoding, file.errors, file.newlines, file.line_buffering)
other = io.StringIO("a\nb")
print(repr(other.readline(1)), repr(other.readline(0)), repr(other.readline(-1)), other.readline(None), repr(other.read(-1)))
print(io.StringIO("abc").read(0) == "", io.StringIO("abc").read(None), next(io.StringIO("q\nr")), io.StringIO("a\nb\n").readlines(1))
with io.StringIO("abc") as inner:
    print(inner.read())
print(inner.closed)
