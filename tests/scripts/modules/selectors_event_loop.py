# needs: real time
import selectors
import socket

selector = selectors.DefaultSelector()
listener = socket.create_server(("127.0.0.1", 0))
listener.setblocking(False)
selector.register(listener, selectors.EVENT_READ)
clients = [socket.create_connection(listener.getsockname()) for _ in range(5)]
for number, client in enumerate(clients):
    client.sendall(b"from %d" % number)
    client.shutdown(socket.SHUT_WR)
answered = 0
while answered < len(clients):
    for key, events in selector.select():
        if key.fileobj is listener:
            made, _ = listener.accept()
            made.setblocking(False)
            selector.register(made, selectors.EVENT_READ, bytearray())
            continue
        data = key.fileobj.recv(4)
        if data:
            key.data.extend(data)
            continue
        key.fileobj.send(bytes(key.data).upper())
        selector.unregister(key.fileobj)
        key.fileobj.close()
        answered += 1
print([client.recv(100) for client in clients], len(selector.get_map()))
selector.close()
listener.close()
