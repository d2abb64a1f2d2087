# needs: real time
import socket

print(socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
print(socket.getnameinfo(("::1", 443), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
for bad in ("127.0.0.1", ("127.0.0.1",)):
    try:
        socket.getnameinfo(bad, 0)
    except (TypeError, IndexError) as error:
        print(type(error).__name__)
print(socket.gethostbyname_ex("127.0.0.1")[1:], socket.getservbyname("http") if False else 80)
print(socket.getfqdn("127.0.0.1") == socket.getfqdn("127.0.0.1"))
