# Look for: an exception ends its own thread only, with a traceback on stderr; the others and the exit status live on.
#   minipy thread_errors.py
import threading


def divide(n):
    print(f"12 / {n} =", 12 / n)


threads = [threading.Thread(target=divide, args=(n,), name=f"divide-by-{n}") for n in (3, 0, 4)]
for thread in threads:
    thread.start()
    thread.join()
print("the main thread is not hurt")
