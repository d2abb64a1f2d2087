"""All threads get one list and one object as arguments: they read the list and call the object's methods."""
from _share import share


class Scale:
    def __init__(self, factor):
        self.factor = factor

    def weigh(self, amount):
        return amount * self.factor


def main():
    numbers, scale = list(range(64)), Scale(3)

    def work(index, count):
        return weigh_all(numbers, scale, count)

    print(sum(share(work, 2_000_000)))


def weigh_all(numbers, scale, count):
    total = 0
    for i in range(count):
        total += scale.weigh(numbers[i & 63])
    return total


main()
