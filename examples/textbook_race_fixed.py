# Look for: the right total, at a price: compare the times with textbook_race.py.
#   minipy textbook_race_fixed.py
import threading
import time

counter = 0
lock = threading.Lock()


def increment():
    global counter
    for _ in range(100_000):
        with lock:
            counter += 1


def main():
    start = time.perf_counter()
    threads = [threading.Thread(target=increment) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"Expected: {1_000_000:,}")
    print(f"Actual:   {counter:,}")
    print(f"Time:     {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
