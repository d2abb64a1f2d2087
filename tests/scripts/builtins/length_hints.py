# How much room a list will need is asked for beforehand: what cannot fit is a MemoryError at once.
import itertools


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        if isinstance(self.hint, type):
            raise self.hint("no hint")
        return self.hint


class Sized(Hint):
    def __len__(self):
        raise TypeError("no length")


for iterable in [range(10**18), Hint(10**18), Hint(10**30), Hint("x"), Hint(-1), Hint(ValueError), Hint(TypeError)]:
    try:
        print(list(iterable))
    except (ArithmeticError, MemoryError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(list(Hint(NotImplemented)), list(Sized(TypeError)), list(Hint(True)))
try:
    [].extend(Sized(10**18))
except MemoryError as error:
    print("MemoryError", error)
print(list(itertools.islice(itertools.chain(itertools.repeat(0)), 3)))
try:
    tuple(range(10**18))
except MemoryError as error:
    print("MemoryError", error)
