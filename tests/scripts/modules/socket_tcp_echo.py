# needs: real time
import socket
import threading


def serve(listener):
    connection, address = listener.accept()
    with connection:
        print("from", address[0], connection.gettimeout())
        while data := connection.recv(1024):
            connection.sendall(data.upper())


with socket.create_server(("127.0.0.1", 0)) as listener:
    thread = threading.Thread(target=serve, args=(listener,))
    thread.start()
    with socket.create_connection(listener.getsockname()) as client:
        client.sendall(b"hello")
        print(client.recv(1024))
        print(client.send(b"again"), client.recv(1024))
    thread.join()
print(client.fileno(), listener.fileno())
