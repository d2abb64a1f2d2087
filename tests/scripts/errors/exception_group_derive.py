class Mine(ExceptionGroup):
    def __new__(cls, message, excs, code):
        self = super().__new__(cls, message, excs)
        self.code = code
        return self

    def derive(self, excs):
        return Mine(self.message, excs, self.code)


m = Mine("m", [ValueError(1), TypeError(2)], 7)
match, rest = m.split(ValueError)
print(type(match).__name__, match.code, match.exceptions, rest.code, m.args)


class Plain(ExceptionGroup):
    pass


p = Plain("p", [ValueError(1), TypeError(2)])
print(type(p.subgroup(ValueError)), type(p.derive([OSError()])), p.subgroup(Exception) is p)
try:
    Plain("p", [KeyboardInterrupt()])
except TypeError as e:
    print(e)


class Bad(ExceptionGroup):
    def derive(self, excs):
        return ValueError("no group")


try:
    Bad("b", [ValueError(1), TypeError(2)]).split(ValueError)
except TypeError as e:
    print(e)
