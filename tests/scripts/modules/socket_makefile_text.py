# needs: real time
import socket

a, b = socket.socketpair()
with a, b:
    with a.makefile("w", encoding="utf-8") as out:
        out.write("one\ntwo é\r\nthree")
    a.shutdown(socket.SHUT_WR)
    with b.makefile(encoding="utf-8") as text:
        print(text.readline(), list(text), text.read())
        print(text.readable(), text.writable(), text.closed)
    print(text.closed, b.fileno() >= 0)
for mode in ("x", "r+", "a"):
    try:
        a.makefile(mode)
    except ValueError as error:
        print(error)
