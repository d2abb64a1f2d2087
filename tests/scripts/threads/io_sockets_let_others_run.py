# needs: real time
import os
import socket
import tempfile

from _progress import proved

a, b = socket.socketpair()
proved("recv", lambda: a.recv(10), lambda: b.sendall(b"x"))
proved("recv_into", lambda: a.recv_into(bytearray(5)), lambda: b.sendall(b"xyz"))
proved("recvfrom", lambda: a.recvfrom(10)[0], lambda: b.sendall(b"y"))
a.settimeout(60)
proved("recv with a timeout", lambda: a.recv(10), lambda: b.sendall(b"z"))
a.settimeout(None)


def drain():
    left = 1 << 22
    while left:
        left -= len(b.recv(min(left, 1 << 16)))


proved("sendall", lambda: a.sendall(bytes(1 << 22)), drain)
proved("send", lambda: a.send(bytes(1 << 22)), drain)
with a.makefile("rb") as file:
    proved("readline of a file", file.readline, lambda: b.sendall(b"line\n"))
with socket.create_server(("127.0.0.1", 0)) as listener:
    made = []
    proved("accept", lambda: type(listener.accept()), lambda: made.append(socket.create_connection(listener.getsockname())))
with socket.socket(type=socket.SOCK_DGRAM) as server, socket.socket(type=socket.SOCK_DGRAM) as client:
    server.bind(("127.0.0.1", 0))
    proved("recvfrom of a datagram", lambda: server.recvfrom(9)[0], lambda: client.sendto(b"ping", server.getsockname()))
with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listener:
    path = os.path.join(folder, "s")
    listener.bind(path)
    listener.listen(0)
    waiting, late = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
    waiting.connect(path)
    proved("connect", lambda: late.connect(path), listener.accept)
