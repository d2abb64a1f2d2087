"""All threads make objects of the same classes."""
from _share import share


class Shape:
    def __init__(self, width):
        self.width = width


class Box(Shape):
    def __init__(self, width, height):
        super().__init__(width)
        self.height = height


def work(index, count):
    total = 0
    for i in range(count):
        box = Box(i & 7, 2)
        total += box.width * box.height
    return total


print(sum(share(work, 1_200_000)))
