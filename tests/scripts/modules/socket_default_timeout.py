# needs: real time
import socket

print(socket.getdefaulttimeout())
socket.setdefaulttimeout(0.02)
print(socket.getdefaulttimeout())
with socket.create_server(("127.0.0.1", 0)) as listener:
    print(listener.gettimeout())
    try:
        listener.accept()
    except TimeoutError as error:
        print(error)
    with socket.create_connection(listener.getsockname(), timeout=None) as client:
        print(client.gettimeout())
        made, _ = listener.accept()
        print(made.gettimeout())
        made.close()
socket.setdefaulttimeout(None)
try:
    socket.setdefaulttimeout(-1)
except ValueError as error:
    print(error)
print(socket.socket().gettimeout())
