import gc


class Ring:
    def __init__(self):
        self.me = self


def collections():
    return sum(generation["collections"] for generation in gc.get_stats())


# Nothing in the loops lets go of an object that nothing else keeps.
before = collections()
for i in range(200_000):
    Ring()
print(collections() - before > 3)


def in_function():
    for i in range(200_000):
        Ring()


before = collections()
in_function()
print(collections() - before > 3)
