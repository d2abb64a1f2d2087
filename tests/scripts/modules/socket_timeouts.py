# needs: real time
import socket

a, b = socket.socketpair()
print(a.gettimeout(), a.getblocking(), a.timeout)
a.settimeout(0.01)
print(a.gettimeout(), a.getblocking(), socket.timeout is TimeoutError)
for wait in (lambda: a.recv(1), lambda: a.recv_into(bytearray(1)), lambda: a.recvfrom(1)):
    try:
        wait()
    except TimeoutError as error:
        print(repr(error), error.errno)
a.settimeout(0)
print(a.gettimeout(), a.getblocking())
try:
    a.recv(1)
except BlockingIOError as error:
    print(repr(error))
a.settimeout(None)
a.setblocking(False)
print(a.gettimeout())
for bad in (-1, -0.5, "x", float("nan")):
    try:
        a.settimeout(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
listener = socket.create_server(("127.0.0.1", 0))
listener.settimeout(0.01)
try:
    listener.accept()
except TimeoutError as error:
    print(error)
listener.settimeout(0)
try:
    listener.accept()
except BlockingIOError as error:
    print(error)
b.close()
print(a.recv(1))
