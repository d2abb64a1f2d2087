class Shown:
    """What vars() tells of it is computed."""

    __dict__ = property(lambda self: {"computed": True})

    def __init__(self):
        self.real = 1


shown = Shown()
print(shown.__dict__, vars(shown), shown.real, type(Shown.__dict__["__dict__"]).__name__)
print(sorted(vars(Shown()).items()))
