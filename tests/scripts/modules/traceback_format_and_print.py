import sys
import traceback


def inner(x):
    return 1 / x


def outer():
    try:
        inner(0)
    except ZeroDivisionError as error:
        raise ValueError("outer failed") from error


try:
    outer()
except ValueError as error:
    kept = error
    print(traceback.format_exc())
    traceback.print_exc(file=sys.stdout)
    traceback.print_exc(limit=1, file=sys.stdout, chain=False)
    traceback.print_exception(error, file=sys.stdout, limit=-1)
    print(traceback.format_exception(type(error), error, error.__traceback__)[-1])
    print(traceback.format_exception_only(error), traceback.format_exception_only(ValueError, error))
    traceback.print_tb(error.__traceback__, file=sys.stdout)
    print(traceback.format_tb(error.__traceback__, limit=1))
print(traceback.format_exc(), end="")
kept.add_note("a note\nof two lines")
print(traceback.format_exception_only(kept))
print(traceback.format_exception_only(SyntaxError("bad", ("f.py", 3, 5, "a b c", 3, 6))))
print(traceback.format_exception_only(None), traceback.format_exception(None))
for call in (lambda: traceback.format_exception(3), lambda: traceback.format_exception(ValueError, ValueError()), lambda: traceback.print_last()):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)


class Odd(Exception):
    def __str__(self):
        raise RuntimeError


print(traceback.format_exception_only(Odd()))
try:
    missing_name
except NameError as error:
    print(traceback.format_exception_only(error))
try:
    kepd
except NameError as error:
    print(traceback.format_exception_only(error), "".join(traceback.format_exception(error)))
