"""All threads call the methods of one class, each on an object of its own."""
from _share import share


class Counter:
    step = 2

    def __init__(self):
        self.value = 0

    def add(self, amount):
        self.value += amount * self.step

    def get(self):
        return self.value


def work(index, count):
    counter = Counter()
    for i in range(count):
        counter.add(i & 3)
        if counter.get() < 0:
            break
    return counter.get()


print(sum(share(work, 2_000_000)))
