class C:
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __index__(self): return 3
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __bytes__(self): return b"bytes"
    def __format__(self, spec): return f"fmt[{spec}]"
    def __hash__(self): return 99
c = C()
print(int(c), float(c), [0, 1, 2, 3, 4][c], str(c), repr(c), bytes(c), format(c, "abc"), f"{c:>5}", f"{c}", hash(c))
print(hex(c), bin(c), range(c), "x" * c, f"{c!r:>6}", list(range(10))[c:])
