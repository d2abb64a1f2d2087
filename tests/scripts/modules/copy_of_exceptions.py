import copy


class Hinted(Exception):
    def __init__(self, message, hint=None):
        super().__init__(message)
        self.hint = hint


error = Hinted("x", hint="h")
error.extra = [1]
error.add_note("n")
for made in (copy.copy(error), copy.deepcopy(error)):
    print(repr(made), made.hint, vars(made))
print(copy.copy(error).extra is error.extra, copy.deepcopy(error).extra is error.extra)
for error in (OSError(2, "a", "f"), OSError(2, "a", "f", None, "g"), OSError(2, "a"), OSError("only"), ValueError(1, 2)):
    print(error.__reduce__(), str(copy.copy(error)))
