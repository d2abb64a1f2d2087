# needs: real time
import socket

print(socket.gethostbyname("127.0.0.1"), socket.gethostbyname("localhost"), socket.gethostbyname(""))
print(socket.gethostname() == socket.gethostname())
for family, kind, proto, name, address in socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM):
    print(repr(family), repr(kind), proto, repr(name), address)
print(socket.getaddrinfo("::1", 80, type=socket.SOCK_STREAM)[0][4])
print(socket.getaddrinfo(None, 80, socket.AF_INET, socket.SOCK_STREAM, 0, socket.AI_PASSIVE)[0][4])
try:
    socket.getaddrinfo("no such host", 80)
except socket.gaierror as error:
    print(repr(error), isinstance(error, OSError), error.errno == socket.EAI_NONAME, error.strerror)
print(socket.gaierror, socket.herror.__mro__[1], socket.error is OSError)
