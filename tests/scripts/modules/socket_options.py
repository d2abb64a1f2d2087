# needs: real time
import socket
import struct

with socket.socket() as s:
    print(s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    print(s.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
    print(s.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
    s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 5))
    print(struct.unpack("ii", s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)))
    print(s.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM)
    for bad in (
        lambda: s.setsockopt(socket.SOL_SOCKET, 9999, 1),
        lambda: s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, "x"),
        lambda: s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 5000),
        lambda: s.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, -1),
    ):
        try:
            print(bad())
        except Exception as error:
            print(type(error).__name__, error)
