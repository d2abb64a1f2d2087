class C:
    def __repr__(self): return "repr"
    def __str__(self): return "str"
c, s = C(), "é\n"
print(f"{c} {c!r} {c!s} {c!a} {s!r} {s!a}")
print(f"{c!r:>8}|{c!s:*^9}|{'x'!r:5}|")
