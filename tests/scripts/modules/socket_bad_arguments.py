# needs: real time
import socket

s = socket.socket(type=socket.SOCK_DGRAM)
for bad in (
    lambda: s.connect("nowhere"),
    lambda: s.connect(("127.0.0.1",)),
    lambda: s.connect(("127.0.0.1", 70000)),
    lambda: s.connect(("127.0.0.1", -1)),
    lambda: s.connect(("127.0.0.1", "80")),
    lambda: s.connect((127, 80)),
    lambda: s.bind(None),
    lambda: s.recv(-1),
    lambda: s.recv("x"),
    lambda: s.recvfrom(-1),
    lambda: s.send("text"),
    lambda: s.sendall(5),
    lambda: s.sendto(b"x"),
    lambda: s.sendto("x", ("127.0.0.1", 9)),
    lambda: s.recv_into(b"constant"),
    lambda: s.recv_into(bytearray(1), 5),
    lambda: s.recv_into(bytearray(1), -5),
    lambda: s.listen("x"),
    lambda: s.shutdown("x"),
    lambda: socket.socket("x"),
    lambda: socket.socket(12345),
    lambda: socket.socket(fileno=-1),
    lambda: socket.socket(fileno="x"),
    lambda: socket.create_connection("x"),
):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
