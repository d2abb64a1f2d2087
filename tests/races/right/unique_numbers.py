import itertools
import threading

numbers, got = itertools.count(), []


def work():
    for _ in range(10):
        got.append(next(numbers))


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(got) == list(range(30)))
