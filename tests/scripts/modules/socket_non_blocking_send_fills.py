# needs: real time
import socket

a, b = socket.socketpair()
a.setblocking(False)
sent = 0
try:
    while True:
        sent += a.send(b"x" * 65536)
except BlockingIOError as error:
    print(error.errno, error)
print(sent > 0)
a.settimeout(0.01)
try:
    a.sendall(b"y")
except TimeoutError as error:
    print(error)
got = 0
b.setblocking(False)
try:
    while True:
        got += len(b.recv(1 << 20))
except BlockingIOError:
    print(got == sent)
