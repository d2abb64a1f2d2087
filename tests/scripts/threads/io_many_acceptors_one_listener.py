# needs: real time
import socket
import threading

listener = socket.create_server(("127.0.0.1", 0))
served = []


def acceptor():
    while True:
        connection, _ = listener.accept()
        with connection:
            word = connection.recv(10)
            if word == b"end":
                return
            served.append(word)
            connection.sendall(word)


threads = [threading.Thread(target=acceptor) for _ in range(4)]
for thread in threads:
    thread.start()
for number in range(40):
    with socket.create_connection(listener.getsockname()) as client:
        client.sendall(b"%d" % number)
        assert client.recv(10) == b"%d" % number
for _ in threads:
    with socket.create_connection(listener.getsockname()) as client:
        client.sendall(b"end")
        client.recv(1)
for thread in threads:
    thread.join()
print(len(served), sorted(map(int, served)) == list(range(40)))
