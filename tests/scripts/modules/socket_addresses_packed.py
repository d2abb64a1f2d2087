import socket

print(socket.inet_aton("1.2.3.4"), socket.inet_ntoa(b"\x7f\x00\x00\x01"))
print(socket.inet_pton(socket.AF_INET6, "::1"), socket.inet_ntop(socket.AF_INET6, bytes(15) + b"\x02"))
print(socket.inet_pton(socket.AF_INET, "10.0.0.1"), socket.inet_ntop(socket.AF_INET, b"\x0a\x00\x00\x02"))
print(socket.htons(1), socket.ntohs(256), socket.htonl(1), socket.ntohl(0x01020304))
for bad in (
    lambda: socket.inet_aton("1.2.3.4.5"),
    lambda: socket.inet_ntoa(b"123"),
    lambda: socket.inet_pton(socket.AF_INET, "::1"),
    lambda: socket.inet_ntop(socket.AF_INET, b"1"),
    lambda: socket.htons(70000),
    lambda: socket.htons(-1),
):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
