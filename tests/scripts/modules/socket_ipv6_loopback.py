# needs: real time
import socket

with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as a, socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as b:
    a.bind(("::1", 0))
    host, port, flow, scope = a.getsockname()
    print(host, port > 0, flow, scope)
    b.sendto(b"six", ("::1", port, 0, 0))
    print(a.recv(10))
    for bad in ("::1", ("::1",), ("::1", 1, 2, 3, 4), ("::1", 99999)):
        try:
            a.connect(bad)
        except Exception as error:
            print(type(error).__name__, error)
