import collections
from collections.abc import Sequence


class Mine(Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        print("item", i)
        return self.items[i]


class Duck:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


@Sequence.register
class Registered:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i >= 2:
            raise IndexError
        return i * 10


class L(list):
    pass


for x in [Mine(1, 2), Duck(), Registered(), L([1, 2]), collections.deque([1, 2]), collections.UserList([1, 2])]:
    match x:
        case [a, b]:
            print(type(x).__name__, a, b)
        case _:
            print(type(x).__name__, "is no sequence")
match Mine(1, 2, 3):
    case [a, *_, c]:
        print(a, c)
