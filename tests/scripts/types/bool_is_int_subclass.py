print(True + 1, True == 1, isinstance(True, int), bool.__bases__, repr(True), str(False), int(True), True & 1, True and 1, not True, bool(-1), [10, 20][True], "ab"[False], {0: "f", 1: "t"}[True], True < 2, -True, True / 2, f"{True:>6}|{True:d}|{True!r}")
print(True & False, True | False, True ^ True, type(True & True).__name__, type(True + True).__name__, bool(), bool([]), bool("False"), True is not False, hash(True) == hash(1), True.bit_length(), True.real, (True).__class__.__name__, sum([True] * 3), max(True, 2))
try:
    bool(1, 2)
except TypeError as e:
    print(e)
try:
    class B(bool): pass
except TypeError as e:
    print(e)
