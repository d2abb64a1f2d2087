# needs: real time
import socket

with socket.socket(type=socket.SOCK_DGRAM) as server, socket.socket(type=socket.SOCK_DGRAM) as client:
    server.bind(("127.0.0.1", 0))
    server.settimeout(10)
    print(client.sendto(b"ping", server.getsockname()))
    data, address = server.recvfrom(100)
    print(data, address == ("127.0.0.1", client.getsockname()[1]))
    server.sendto(b"pong", 0, address)
    buffer = bytearray(6)
    print(client.recvfrom_into(buffer)[0], buffer)
    client.connect(server.getsockname())
    client.send(b"a long datagram")
    print(server.recv(6))
    client.send(b"")
    print(server.recv(6))
