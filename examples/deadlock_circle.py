# Look for: two locks, two threads, two orders. Some runs end well; one that does not ends in a report of the circle.
#   minipy deadlock_circle.py             (and --seed 1, --seed 2, ...; docs/deadlocks.md tells how to read it)
import threading

money = threading.Lock()
goods = threading.Lock()


def buy():
    for _ in range(1000):
        with money:
            with goods:
                pass


def sell():
    for _ in range(1000):
        with goods:
            with money:
                pass


threads = [threading.Thread(target=buy, name="buyer"), threading.Thread(target=sell, name="seller")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("sold out")
