"""All threads add to one counter, under a lock."""
import threading

from _share import share

lock = threading.Lock()
counter = 0


def work(index, count):
    global counter
    for _ in range(count):
        with lock:
            counter += 1


share(work, 1_200_000)
print(counter)
