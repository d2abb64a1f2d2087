# needs: real time
import socket
import struct
import threading

listener = socket.create_server(("127.0.0.1", 0))
seen = []


def serve(connection):
    with connection:
        try:
            while data := connection.recv(100):
                connection.sendall(data)
            seen.append("end")
        except ConnectionResetError:
            seen.append("reset")


def accept():
    threads = []
    for _ in range(6):
        connection, _ = listener.accept()
        threads.append(threading.Thread(target=serve, args=(connection,)))
        threads[-1].start()
    for thread in threads:
        thread.join()


acceptor = threading.Thread(target=accept)
acceptor.start()
for number in range(6):
    client = socket.create_connection(listener.getsockname())
    client.sendall(b"hello")
    assert client.recv(100) == b"hello"
    if number % 2:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()
acceptor.join()
print(sorted(seen))
