from bisect import bisect, bisect_left, insort


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt(bisect, 5, 1)
attempt(bisect, 5, 1, 0, 3)
attempt(bisect, {1: 2}, 1, 0, 3)
attempt(bisect, {1, 2}, 1, 0, 3)
attempt(bisect, [1], 1, -1)
attempt(bisect, [1], 1, 0, 5)
attempt(bisect, [1], 1, "a")
attempt(bisect, [1], 1, 0, "a")
attempt(bisect, [1], 1, None)
attempt(bisect, [1], 1, 0, 10**30)
attempt(bisect, [1], 1, 10**30)
attempt(bisect, [1])
attempt(bisect)
attempt(bisect, [1], 2, 3, 4, 5)
attempt(bisect, [1], 2, x=3)
attempt(bisect, [1], 2, wrong=3)
attempt(bisect_left, [1], "a")
attempt(bisect_left, ["a"], 1)
attempt(bisect, [1], 1, key=3)
attempt(insort, (1, 2), 1)
attempt(insort, "abc", "b")


class Angry:
    def __lt__(self, other):
        raise ZeroDivisionError("no order")


attempt(bisect, [1], Angry())
attempt(bisect_left, [Angry()], 1)
