# Prints how many seconds it takes to start a thread that does nothing and to wait for its end: the best of some tries.
import threading
import time


def nothing():
    pass


best = 1.0
for _ in range(10):
    began = time.perf_counter()
    for _ in range(300):
        thread = threading.Thread(target=nothing)
        thread.start()
        thread.join()
    best = min(best, (time.perf_counter() - began) / 300)
print(best)
