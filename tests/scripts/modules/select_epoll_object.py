# needs: real time
import select
import socket

a, b = socket.socketpair()
with select.epoll() as e:
    print(e.closed, e.fileno() >= 0)
    e.register(b, select.EPOLLIN)
    print(e.poll(0), e.poll(0.01))
    a.send(b"x")
    print([(fd == b.fileno(), event == select.EPOLLIN) for fd, event in e.poll(5)])
    e.modify(b.fileno(), select.EPOLLIN | select.EPOLLOUT)
    print([event for _, event in e.poll(maxevents=1)])
    try:
        e.register(b)
    except FileExistsError as error:
        print(error)
    e.unregister(b)
    print(e.poll(0))
    for bad in (lambda: e.unregister(b), lambda: e.register(-1), lambda: e.poll(0, 0), lambda: e.poll("x")):
        try:
            bad()
        except Exception as error:
            print(type(error).__name__, error)
print(e.closed)
try:
    e.poll()
except ValueError as error:
    print(error)
