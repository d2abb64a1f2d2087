import queue
import threading
import time
from concurrent.futures import Future

lock = threading.Lock()
lock.acquire()
condition = threading.Condition()
full = queue.Queue(1)
full.put(1)


def wait_in_condition():
    with condition:
        condition.wait()


waits = [
    lock.acquire, lambda: lock.acquire(timeout=1000), wait_in_condition, threading.Event().wait, queue.Queue().get,
    lambda: full.put(2), full.join, queue.SimpleQueue().get, lambda: queue.SimpleQueue().get(timeout=1000),
    threading.Barrier(2).wait, threading.Semaphore(0).acquire, lambda: time.sleep(1000), Future().result,
    threading.main_thread().join,
]
started = queue.SimpleQueue()


def run(wait):
    started.put(1)
    try:
        wait()
    finally:
        print("never")


threads = [threading.Thread(target=run, args=(wait,), daemon=True) for wait in waits[:-1]]
for thread in threads:
    thread.start()
for _ in threads:
    started.get()
print(len(threads), all(thread.is_alive() for thread in threads))
