"""Many short-lived and long-lived small objects: instances, tuples, lists, linked nodes."""
import sys


class Vec:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y


class Node:
    def __init__(self, value, next_node):
        self.value = value
        self.next = next_node


def run(n):
    position = Vec(0, 0)
    step = Vec(1, 2)
    for _ in range(n):
        position = position + step
    head = None
    for i in range(n // 2):
        head = Node(i, head)
    total = 0
    while head is not None:
        total += head.value
        head = head.next
    pairs = [(i, [i]) for i in range(n // 2)]
    for i, box in pairs:
        total += i - box[0]
    same = sum([Vec(i, i) == Vec(i, 2 * i - i) for i in range(n // 4)])
    return position.x, position.y, total, same


if __name__ == "__main__":
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_600_000
    print(run(n))
