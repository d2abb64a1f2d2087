"""Fifty threads, some of which end with an exception."""
import threading
import time

threading.excepthook = lambda args: None
event = threading.Event()


def work(index):
    event.wait(5)
    if index % 10 == 0:
        raise KeyError(index)
    if index % 10 == 1:
        time.sleep(0.001)
    sum(range(1000))


threads = [threading.Thread(target=work, args=(index,)) for index in range(50)]
for thread in threads:
    thread.start()
event.set()
for thread in threads:
    thread.join()
