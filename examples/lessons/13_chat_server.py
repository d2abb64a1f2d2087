# Look for: one thread for each guest, a lock around the list of guests, and a line that goes to all. The lock is not
# held while a guest is waited for, only while one is added, taken away, or spoken to.
#   minipy 13_chat_server.py
import socket
import threading

GUESTS = ["Ada", "Grace", "Edsger", "Barbara"]


class Room:
    """Who is there."""

    def __init__(self):
        self._guests = {}
        self._lock = threading.Lock()

    def enter(self, name, connection):
        with self._lock:
            self._guests[name] = connection
        self.say(f"{name} has come")

    def leave(self, name):
        with self._lock:
            del self._guests[name]
        self.say(f"{name} has gone")

    def say(self, line):
        # One line at a time: everybody hears all lines in the same order.
        with self._lock:
            for connection in self._guests.values():
                try:
                    connection.sendall(f"{line}\n".encode())
                except OSError:
                    # This guest has hung up; its own thread will notice.
                    pass


def host(room, connection):
    with connection, connection.makefile("r") as lines:
        name = lines.readline().strip()
        room.enter(name, connection)
        try:
            for line in lines:
                room.say(f"{name}: {line.strip()}")
        except ConnectionError:
            # This guest has hung up without hearing all that was said.
            pass
        room.leave(name)


def serve(listener, room):
    for _ in GUESTS:
        connection, _ = listener.accept()
        threading.Thread(target=host, args=(room, connection)).start()


def guest(address, name, heard):
    with socket.create_connection(address) as me, me.makefile("r") as lines:
        me.sendall(f"{name}\n".encode())
        # All speak when all are there.
        while lines.readline() != f"{name} has come\n":
            pass
        everybody_is_there.wait()
        me.sendall(b"hello\n")
        said = set()
        while len(said) < len(GUESTS):
            line = lines.readline().strip()
            if line.endswith(": hello"):
                said.add(line)
                heard[name].append(line)
        everybody_has_heard.wait()


everybody_is_there = threading.Barrier(len(GUESTS))
everybody_has_heard = threading.Barrier(len(GUESTS))
heard = {name: [] for name in GUESTS}
with socket.create_server(("127.0.0.1", 0)) as listener:
    server = threading.Thread(target=serve, args=(listener, Room()))
    server.start()
    guests = [threading.Thread(target=guest, args=(listener.getsockname(), name, heard)) for name in GUESTS]
    for thread in guests:
        thread.start()
    for thread in [server, *guests]:
        thread.join()
print("heard:", sorted(heard["Ada"]))
print("all heard the same, in the same order:", all(lines == heard["Ada"] for lines in heard.values()))
