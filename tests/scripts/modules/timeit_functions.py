# With a clock of its own, that counts how often it is asked, timings are always the same.
import itertools
import timeit

ticks = itertools.count()


def clock():
    return next(ticks)


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except BaseException as error:
        print(type(error).__name__, error)


log = []
attempt(timeit.timeit, "log.append(1)", "log.clear()", clock, 5, {"log": log})
print(log)
attempt(timeit.timeit, lambda: log.append(2), lambda: log.append(3), clock, 3)
print(log)
attempt(timeit.repeat, "x = 1", timer=clock, repeat=3, number=2)
attempt(timeit.Timer("pass", timer=clock).autorange)
attempt(timeit.Timer("for i in range(3):\n  log.append(i)", timer=clock, globals=globals()).timeit, 2)
print(log)
attempt(timeit.timeit, 5)
attempt(timeit.timeit, "pass", 5)
attempt(timeit.timeit, "return")
attempt(timeit.timeit, "x = ", number=1)
attempt(timeit.timeit, "1/0", number=1)
attempt(timeit.timeit, "unknown", number=1)
print(timeit.timeit(number=100) < 10, timeit.default_timer.__name__, timeit.default_number, timeit.default_repeat)
