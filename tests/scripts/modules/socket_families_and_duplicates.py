# needs: real time
import os
import socket
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "socket")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(path)
        server.listen()
        client.connect(path)
        made, address = server.accept()
        print(repr(address), server.getsockname() == path, client.getpeername() == path)
        copy = made.dup()
        made.close()
        client.sendall(b"to the copy")
        print(copy.recv(20), copy.family, copy.type, type(copy) is socket.socket)
        number = copy.detach()
        print(copy.fileno(), copy.recv if False else "detached")
        again = socket.socket(fileno=number)
        print(again.family == socket.AF_UNIX, again.type, again.fileno() == number)
        again.sendall(b"back")
        print(client.recv(9))
        again.close()
    try:
        socket.socket(socket.AF_UNIX).connect(path + "x" * 200)
    except OSError as error:
        print(error)
    try:
        socket.socket(socket.AF_UNIX).connect(os.path.join(folder, "none"))
    except FileNotFoundError as error:
        print(error)
