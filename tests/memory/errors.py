"""Exceptions with tracebacks, chained ones, and those that end a generator."""

from _rounds import run


def fail(i):
    raise ValueError(i)


def numbers():
    try:
        while True:
            yield 1
    finally:
        pass


def work(rounds):
    for i in range(rounds):
        generator = numbers()
        next(generator)
        try:
            try:
                fail(i)
            except ValueError as error:
                raise KeyError(i) from error
        except KeyError as error:
            last = error.__traceback__
        generator.close()


run(work)
