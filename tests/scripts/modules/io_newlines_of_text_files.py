import io
import os

name = "_newlines.tmp"
with open(name, "wb") as file:
    file.write(b"hello\nworld\r\nthird\r")
for newline in [None, "", "\n", "\r", "\r\n"]:
    with open(name, newline=newline) as file:
        print(repr(newline), file.readlines(), repr(file.newlines), file.seek(0), repr(file.read()))
for newline in [None, "", "\n", "\r", "\r\n"]:
    with open(name, "w", newline=newline) as file:
        print(file.write("a\nb\r\n"), file.newlines, end=" ")
    with open(name, "rb") as file:
        print(repr(newline), file.read())
with open(name, "w", encoding="utf-16") as file:
    file.write("é")
    file.write("€")
with open(name, encoding="utf-16") as file:
    print(file.read(), file.encoding)
with open(name, "rb") as file:
    print(file.read())
with open(name, encoding="ascii", errors="backslashreplace") as file:
    print(file.errors, ascii(file.read()))
with open(name, "r+", buffering=1) as file:
    print(file.line_buffering, file.buffer, file.buffer is file.buffer, isinstance(file, io.TextIOWrapper))
    print(file.writable(), file.readable(), file.seekable())
os.remove(name)
