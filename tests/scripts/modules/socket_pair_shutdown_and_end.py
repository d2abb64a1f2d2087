# needs: real time
import socket

a, b = socket.socketpair()
print(a.family, a.type, a.proto)
a.sendall(b"one")
a.shutdown(socket.SHUT_WR)
print(b.recv(10), b.recv(10), b.recv(10))
b.sendall(b"two")
b.close()
print(a.recv(2), a.recv(2), a.recv(2))
try:
    a.sendall(b"x")
except BrokenPipeError as error:
    print(repr(error))
a.close()
a.close()
