"""Classes derived from one that stays, with instances and methods."""

from _rounds import run


class Base:
    pass


def work(rounds):
    for i in range(rounds):
        kind = type("Kind", (Base,), {"number": i, "own": lambda self: self.number})
        kind.later = i
        kind().own()


run(work)
