"""Lambdas, closures, bound methods, generators, and functions bound to a global name again and again."""

from _rounds import run


class Adder:
    def add(self, x):
        return x + 1


def work(rounds):
    global latest
    adder = Adder()
    for i in range(rounds):
        double = lambda x: x + i

        def outer(x=i):
            return lambda: x + i

        latest = double
        add = adder.add
        add(outer()() + double(1) + sum(n for n in (i, 1)))


run(work)
