# needs: real time
import errno
import socket

with socket.socket() as first, socket.socket() as second:
    first.bind(("127.0.0.1", 0))
    first.listen()
    try:
        second.bind(first.getsockname())
    except OSError as error:
        print(error.errno == errno.EADDRINUSE, error)
    try:
        socket.create_server(first.getsockname())
    except OSError as error:
        print(error.errno == errno.EADDRINUSE, "while attempting to bind" in str(error))
    try:
        first.connect(("127.0.0.1", 9))
    except OSError as error:
        print(type(error).__name__, error)
    try:
        second.getpeername()
    except OSError as error:
        print(error)
    try:
        second.recv(1)
    except OSError as error:
        print(error)
