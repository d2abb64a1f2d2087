"""Two tellers move money under one lock, and a clerk waits for a queue."""
import queue
import threading
import time

lock = threading.Lock()
orders = queue.SimpleQueue()
moved = 0


def teller():
    global moved
    for _ in range(5):
        with lock:
            moved += 1
            time.sleep(0.001)
    orders.put(None)


def clerk():
    orders.get()
    orders.get()


threads = [threading.Thread(target=teller, name="A"), threading.Thread(target=teller, name="B")]
threads.append(threading.Thread(target=clerk, name="clerk"))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
