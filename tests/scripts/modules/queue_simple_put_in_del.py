import gc
import queue
import threading

log = queue.SimpleQueue()


class Noisy:
    def __init__(self, number):
        self.number = number
        self.itself = self

    def __del__(self):
        # May run at any moment, also in the middle of log.get() or log.put().
        log.put(self.number)


def work(start):
    for number in range(start, start + 50):
        Noisy(number)
        log.put(-number)
        if number % 10 == 0:
            gc.collect()


threads = [threading.Thread(target=work, args=(start,)) for start in (100, 200, 300)]
for thread in threads:
    thread.start()
seen = []
while len(set(seen)) < 150:
    seen.append(abs(log.get()))
for thread in threads:
    thread.join()
gc.collect()
while not log.empty():
    seen.append(abs(log.get_nowait()))
# Each number once by its thread and once by __del__.
print(len(seen), sorted(seen) == sorted([*range(100, 150), *range(200, 250), *range(300, 350)] * 2))
