import sys
import traceback


def down(n):
    return down(n - 1) if n else 1 / 0


try:
    down(6)
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout)

try:
    try:
        {}["a"]
    except KeyError:
        raise RuntimeError("hidden") from None
except RuntimeError:
    traceback.print_exc(file=sys.stdout)


class Multi(Exception):
    __module__ = "pack.age"


try:
    raise Multi("one\ntwo")
except Multi:
    print(traceback.format_exc(), end="")

values = [1, 2, 3]
try:
    total = sum(values) + values[10] + len(
        values
    )
except IndexError:
    traceback.print_exc(file=sys.stdout)
sys.tracebacklimit = 1
try:
    down(2)
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout)
