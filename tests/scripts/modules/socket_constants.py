import socket

print(repr(socket.AF_INET), repr(socket.AF_INET6), repr(socket.AF_UNIX), socket.AF_INET == 2)
print(repr(socket.SOCK_STREAM), repr(socket.SOCK_DGRAM), str(socket.SOCK_STREAM))
print(socket.AddressFamily(2), socket.SocketKind(2), socket.MsgFlag(2), socket.AddressInfo(1))
print(socket.SOL_SOCKET, socket.SO_REUSEADDR, socket.SO_BROADCAST, socket.SO_KEEPALIVE, socket.SO_RCVBUF, socket.SOMAXCONN)
print(socket.SHUT_RD, socket.SHUT_WR, socket.SHUT_RDWR, socket.IPPROTO_TCP, socket.IPPROTO_UDP, socket.TCP_NODELAY)
print(repr(socket.MSG_PEEK), repr(socket.MSG_DONTWAIT), repr(socket.AI_PASSIVE))
print(hex(socket.INADDR_BROADCAST), socket.INADDR_ANY, socket.EAI_NONAME, socket.NI_NUMERICHOST)
print(socket.has_ipv6, issubclass(socket.socket, socket.SocketType), socket.socket.__module__)
