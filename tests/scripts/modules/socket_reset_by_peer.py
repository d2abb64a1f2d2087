# needs: real time
import socket
import struct

with socket.create_server(("127.0.0.1", 0)) as listener:
    client = socket.create_connection(listener.getsockname())
    made, _ = listener.accept()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    made.close()
    try:
        client.recv(1)
    except ConnectionResetError as error:
        print(repr(error))
    client.close()
