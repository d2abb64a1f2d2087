# needs: real time
import socket

a, b = socket.socketpair()
a.sendall(b"abcdef")
print(b.recv(3, socket.MSG_PEEK), b.recv(3))
buffer = bytearray(b"......")
print(b.recv_into(memoryview(buffer)[2:]), buffer)
a.sendall(memoryview(b"xyz")[1:])
print(b.recv_into(buffer, 1), buffer, b.recv(5))
a.sendall(bytearray(b"q"))
print(b.recvfrom(10))
print(b.recv(0))
try:
    b.recv(1, socket.MSG_DONTWAIT)
except BlockingIOError as error:
    print(error.errno)
