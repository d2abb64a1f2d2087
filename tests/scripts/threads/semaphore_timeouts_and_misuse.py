import threading

semaphore = threading.Semaphore(1)
print(semaphore.acquire(), semaphore.acquire(False), semaphore.acquire(timeout=0.01), semaphore.acquire(timeout=0))
print(semaphore.acquire(timeout=-1), semaphore.release(), semaphore.acquire(True, 5))
for call in (
    lambda: threading.Semaphore(-1),
    lambda: threading.Semaphore("1"),
    lambda: semaphore.acquire(False, 1),
    lambda: semaphore.acquire(timeout="1"),
    lambda: semaphore.release(0),
    lambda: semaphore.release(-3),
    lambda: threading.BoundedSemaphore(-1),
    lambda: threading.BoundedSemaphore(2).release(),
    lambda: threading.BoundedSemaphore(2).release(0),
):
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

bounded = threading.BoundedSemaphore(3)
bounded.acquire()
bounded.acquire()
try:
    bounded.release(3)
except ValueError as error:
    print(error, bounded._value)
bounded.release(2)
print(bounded._value)
with bounded as entered:
    print(entered, bounded._value)
