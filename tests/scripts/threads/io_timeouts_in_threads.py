# needs: real time
import socket
import threading
import time

told = []


def wait(number):
    a, b = socket.socketpair()
    a.settimeout(0.05 + number / 100)
    began = time.monotonic()
    try:
        a.recv(1)
    except TimeoutError as error:
        told.append((number, str(error), time.monotonic() - began >= a.gettimeout() - 0.001))
    a.close()
    b.close()


threads = [threading.Thread(target=wait, args=(number,)) for number in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(told))
