import warnings, operator
class I(int): pass
class F(float): pass
class C(complex): pass
class X:
    def __index__(self): return I(5)
    def __int__(self): return I(6)
    def __float__(self): return F(1.5)
    def __complex__(self): return C(1, 2)
class Y:
    def __index__(self): return True
class Z:
    def __trunc__(self): return 7
class C2(complex):
    def __complex__(self): return complex(42, 1)
def show(what, call):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            result = call()
            print(what, repr(result), type(result).__name__)
        except Exception as error:
            print(what, type(error).__name__, error)
    for w in seen:
        print("   ", w.category.__name__, w.message)
x = X()
show("int", lambda: int(x))
show("index", lambda: operator.index(x))
show("hex", lambda: hex(x))
show("item", lambda: [1, 2, 3, 4, 5, 6][x])
show("range", lambda: range(x))
show("index Y", lambda: operator.index(Y()))
show("int Y", lambda: int(Y()))
show("float", lambda: float(x))
show("complex", lambda: complex(x))
show("complex2", lambda: complex(C2(1)))
show("trunc", lambda: int(Z()))
show("invert", lambda: ~True)
show("not impl", lambda: bool(NotImplemented))
show("fromhex", lambda: complex(-0.0, -0.0))
show("c", lambda: complex(complex(0.0, -0.0)))
show("c", lambda: complex(complex(1, 2), complex(3, 4)))
show("memory", lambda: int(memoryview(b"12")))
import array
show("array", lambda: int(array.array("b", b"12")))
show("bytes", lambda: int(b"12"))
show("bytearray", lambda: int(bytearray(b"12")))
show("bytes", lambda: int(memoryview(b"12"), 5))
show("float memory", lambda: float(memoryview(b"12")))
show("round", lambda: round(x))
show("math", lambda: __import__("math").sqrt(x))
show("sum", lambda: sum([x], 1.0))
show("fmt", lambda: "%d" % x)
show("fmt f", lambda: "%f" % x)
show("fmt x", lambda: "%x" % x)
show("fmt c", lambda: "%c" % x)
show("slice", lambda: "abcdefghijk"[x:])
show("mul", lambda: "ab" * x)
show("bytes", lambda: bytes(x))
show("pow", lambda: pow(2, 3, -x) if 0 else None)
import os, struct, random, datetime
show("struct", lambda: struct.pack("i", x))
show("date", lambda: datetime.date(2020, x, 1))
