# needs: real time
import socket
import threading

server = socket.socket(type=socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 0))
address = server.getsockname()
answers = []


def serve():
    while True:
        data, client = server.recvfrom(100)
        if data == b"end":
            return
        server.sendto(data[::-1], client)


def ask(number):
    with socket.socket(type=socket.SOCK_DGRAM) as client:
        client.connect(address)
        client.settimeout(30)
        for turn in range(20):
            client.send(b"%d:%d" % (number, turn))
            answers.append(client.recv(100)[::-1])


servers = [threading.Thread(target=serve) for _ in range(2)]
clients = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
for thread in servers + clients:
    thread.start()
for thread in clients:
    thread.join()
for _ in servers:
    server.sendto(b"end", address)
for thread in servers:
    thread.join()
print(len(answers), len(set(answers)), sorted(answers)[0])
