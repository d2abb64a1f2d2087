# Look for: five naps of 0.2 s take 0.2 s together. A sleeping thread does not hold the GIL.
#   minipy sleep_overlap.py
import threading
import time


def nap(name, seconds):
    print(f"{name} sleeps")
    time.sleep(seconds)


start = time.perf_counter()
threads = [threading.Thread(target=nap, args=(f"thread {i}", 0.2)) for i in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"five naps of 0.2 s: {time.perf_counter() - start:.1f} s")
