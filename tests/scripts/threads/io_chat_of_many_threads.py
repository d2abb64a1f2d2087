# needs: real time
import socket
import threading

CLIENTS, LINES = 8, 25
listener = socket.create_server(("127.0.0.1", 0))
lock, everybody, heard = threading.Lock(), [], []


def serve(connection):
    with connection, connection.makefile("r") as lines:
        for line in lines:
            with lock:
                for one in everybody:
                    one.sendall(line.encode())


def chat(number):
    with socket.create_connection(listener.getsockname()) as me, me.makefile("r") as lines:
        joined.wait()
        for line in range(LINES):
            me.sendall(f"{number} {line}\n".encode())
        mine = [lines.readline() for _ in range(CLIENTS * LINES)]
        heard.append(mine)
        left.wait()


joined, left = threading.Barrier(CLIENTS + 1), threading.Barrier(CLIENTS)
clients = [threading.Thread(target=chat, args=(number,)) for number in range(CLIENTS)]
for client in clients:
    client.start()
everybody += [listener.accept()[0] for _ in range(CLIENTS)]
servers = [threading.Thread(target=serve, args=(one,)) for one in everybody]
for server in servers:
    server.start()
joined.wait()
for thread in clients + servers:
    thread.join()
listener.close()
print(all(mine == heard[0] for mine in heard), len(heard), sorted(heard[0])[:3])
for number in range(CLIENTS):
    assert [line for line in heard[0] if line.startswith(f"{number} ")] == [f"{number} {n}\n" for n in range(LINES)]
