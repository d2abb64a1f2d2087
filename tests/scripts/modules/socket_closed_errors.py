# needs: real time
import socket

s = socket.socket()
s.close()
s.close()
print(s)
for what in ("accept", "listen", "getsockname", "getpeername"):
    try:
        getattr(s, what)()
    except OSError as error:
        print(what, repr(error))
for what, arg in (("recv", 1), ("send", b"x"), ("sendall", b"x"), ("connect", ("127.0.0.1", 9)), ("bind", ("", 0)), ("shutdown", 2)):
    try:
        getattr(s, what)(arg)
    except OSError as error:
        print(what, repr(error))
print(s.fileno(), s.detach())
with s:
    print("entered")
