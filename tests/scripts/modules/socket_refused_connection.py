# needs: real time
import socket

with socket.socket() as unused:
    unused.bind(("127.0.0.1", 0))
    address = unused.getsockname()
    for connect in (socket.create_connection, lambda a: socket.socket().connect(a)):
        try:
            connect(address)
        except ConnectionRefusedError as error:
            print(repr(error), error.errno)
    with socket.socket() as s:
        print(s.connect_ex(address))
    try:
        socket.create_connection(address, all_errors=True)
    except ExceptionGroup as group:
        print(repr(group))
