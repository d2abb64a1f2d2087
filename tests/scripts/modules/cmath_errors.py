import cmath


class Answers:
    def __init__(self, answer):
        self.answer = answer

    def __complex__(self):
        return self.answer


class Floats:
    def __float__(self):
        return 2.5


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, function(*args, **kwargs))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


attempt(cmath.sqrt, "a")
attempt(cmath.sqrt)
attempt(cmath.sqrt, 1, 2)
attempt(cmath.sqrt, Answers(3 + 4j))
attempt(cmath.sqrt, Answers(3))
attempt(cmath.sqrt, Floats())
attempt(cmath.sqrt, 10**400)
attempt(cmath.log, 0)
attempt(cmath.log, 8, 1)
attempt(cmath.log, 1j, 0)
attempt(cmath.log, 1, "a")
attempt(cmath.log, 5, None)
attempt(cmath.atanh, 1)
attempt(cmath.exp, 1000)
attempt(cmath.rect, 1)
attempt(cmath.rect, 1j, 2)
attempt(cmath.polar, "x")
attempt(cmath.isclose, 1, 1, rel_tol=-1)
attempt(cmath.isclose, cmath.inf, cmath.inf)
attempt(cmath.isclose, cmath.nan, cmath.nan)
