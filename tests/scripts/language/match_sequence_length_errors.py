from collections.abc import Sequence


class Bad(Sequence):
    def __len__(self):
        raise RuntimeError("no length")

    def __getitem__(self, i):
        return i


try:
    match Bad():
        case [a]:
            pass
except RuntimeError as e:
    print(e)


class Liar(list):
    def __len__(self):
        return 3


try:
    match Liar([1]):
        case [a, b, c]:
            print(a)
except ValueError as e:
    print(e)
