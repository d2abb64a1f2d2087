# needs: real time
import socket
import threading
import time

a, b = socket.socketpair()
told = []


def read():
    try:
        told.append(a.recv(10))
        a.recv(10)
    except OSError as error:
        told.append(error.errno)


thread = threading.Thread(target=read)
thread.start()
time.sleep(0.05)
a.close()
b.sendall(b"last words")
thread.join()
print(told, a.fileno())
c, d = socket.socketpair()
thread = threading.Thread(target=lambda: told.append(c.recv(1)))
thread.start()
c.shutdown(socket.SHUT_RDWR)
thread.join()
print(told[-1])
