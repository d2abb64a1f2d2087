# needs: real time
import select
import socket

a, b = socket.socketpair()
print(select.select([a, b], [], [], 0))
print(select.select([], [a], [], 0)[1] == [a])
a.send(b"x")
readable, writable, _ = select.select([a, b], [b], [], 5)
print(readable == [b], writable == [b])
print(select.select([b.fileno()], [], []) == ([b.fileno()], [], []))
a.close()
b.recv(1)
print(select.select([b], [b], [])[0] == [b])
print(select.select([], [], [], 0.01), select.error is OSError)
for bad in (
    lambda: select.select([b], [], [], -1),
    lambda: select.select([b], [], [], "x"),
    lambda: select.select(5, [], []),
    lambda: select.select([object()], [], []),
    lambda: select.select([-1], [], []),
    lambda: select.select([a], [], []),
    lambda: select.select([5000], [], []),
):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
