# needs: real time
import select
import selectors
import socket

from _progress import proved

a, b = socket.socketpair()


def ready(wait):
    def call():
        found = wait()
        a.recv(1)
        return len(found)

    return call


def send():
    b.sendall(b"x")


p = select.poll()
p.register(a, select.POLLIN)
proved("select", ready(lambda: select.select([a], [], [])[0]), send)
proved("select with a timeout", ready(lambda: select.select([a], [], [], 60)[0]), send)
proved("poll", ready(p.poll), send)
with select.epoll() as e:
    e.register(a, select.EPOLLIN)
    proved("epoll", ready(lambda: e.poll(60)), send)
with selectors.DefaultSelector() as selector:
    selector.register(a, selectors.EVENT_READ)
    proved("selectors", ready(selector.select), send)
