# Look for: less than a million. Ten threads of 100,000 increments each, the program of the textbooks, unchanged.
#   minipy textbook_race.py
#   minipy textbook_race.py --switch-points=cpython      (never wrong: that is what CPython 3.10 and later do)
import threading

counter = 0


def increment():
    global counter
    for _ in range(100_000):
        counter += 1


def main():
    threads = [threading.Thread(target=increment) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"Expected: {1_000_000:,}")
    print(f"Actual:   {counter:,}")


if __name__ == "__main__":
    main()
