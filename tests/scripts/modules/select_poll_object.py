# needs: real time
import select
import socket

a, b = socket.socketpair()
p = select.poll()
p.register(b)
print([(fd == b.fileno(), event & select.POLLOUT == select.POLLOUT) for fd, event in p.poll()])
p.modify(b, select.POLLIN)
print(p.poll(0), p.poll(1))
a.send(b"x")
print([event for _, event in p.poll(1000)])
b.recv(1)
a.close()
print([event & select.POLLHUP != 0 for _, event in p.poll(None)])
p.unregister(b)
print(p.poll(0))
for bad in (lambda: p.unregister(b), lambda: p.modify(b, 1), lambda: p.register("x"), lambda: p.poll("x"), lambda: p.register(-1)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, str(error) if not isinstance(error, KeyError) else "")
