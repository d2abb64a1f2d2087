import weakref
def attempt(what, make):
    try:
        result = make()
        print(what, "->", result)
    except Exception as error:
        print(what, "->", type(error).__name__, error)
class OnlyDict:
    __slots__ = ["__dict__"]
class OnlyWeak:
    __slots__ = ["__weakref__"]
class Both(OnlyDict, OnlyWeak):
    __slots__ = ()
class Plain: pass
class Tup(tuple): pass
class Lst(list): __slots__ = ()
for c in OnlyDict, OnlyWeak, Both, Plain, Tup, Lst:
    print(c.__name__, hasattr(c(), "__dict__"), hasattr(c(), "__weakref__"), "__dict__" in vars(c), "__weakref__" in vars(c))
    attempt("weakref", lambda: bool(weakref.ref(c()) is not None))
def setx(o):
    o.x = 1
    return o.x
for c in OnlyDict, OnlyWeak, Both, Plain, Tup, Lst:
    attempt(c.__name__, lambda: setx(c()))
attempt("second dict", lambda: type("X", (Plain,), {"__slots__": ["__dict__"]}))
attempt("second weakref", lambda: type("X", (Plain,), {"__slots__": ["__weakref__"]}))
attempt("twice", lambda: type("X", (), {"__slots__": ["__dict__", "__dict__"]}))
attempt("int", lambda: type("X", (int,), {"__slots__": ["a"]}))
attempt("int dict", lambda: type("X", (int,), {"__slots__": ["__dict__"]}))
attempt("int weak", lambda: type("X", (int,), {"__slots__": ["__weakref__"]}))
attempt("tuple", lambda: type("X", (tuple,), {"__slots__": ["a"]}))
attempt("bytes", lambda: type("X", (bytes,), {"__slots__": "a"}))
attempt("str", lambda: type("X", (str,), {"__slots__": ["a"]}))
attempt("type", lambda: type("X", (type,), {"__slots__": ["a"]}))
attempt("list", lambda: type("X", (list,), {"__slots__": ["a"]}).__slots__)
attempt("conflict", lambda: type("X", (), {"__slots__": ["a"], "a": 1}))
attempt("classcell", lambda: type("X", (), {"__slots__": ["__qualname__"], "__qualname__": "Q"}))
attempt("classcell", lambda: type("X", (), {"__slots__": ["__classcell__"]}))
attempt("bad", lambda: type("X", (), {"__slots__": ["1"]}))
attempt("bad", lambda: type("X", (), {"__slots__": [1]}))
attempt("none", lambda: type("X", (), {"__slots__": None}))
attempt("one", lambda: type("X", (), {"__slots__": "one"}).one)
attempt("dict", lambda: sorted(type("X", (), {"__slots__": {"a": "doc a", "b": None}}).__slots__))
attempt("gen", lambda: type("X", (), {"__slots__": (c for c in "ab")}).b)
class S1: __slots__ = ["a"]
class S2: __slots__ = ["b"]
class S3(S1): __slots__ = ["c"]
attempt("lay-out", lambda: type("X", (S1, S2), {}))
attempt("extends", lambda: type("X", (S1, S3), {}))
attempt("extends", lambda: type("X", (S3, S1), {}).__base__)
attempt("list/dict", lambda: type("X", (list, dict), {}))
attempt("list/S1", lambda: type("X", (list, S1), {}))
attempt("Plain/list", lambda: type("X", (Plain, list), {}).__base__)
attempt("OSError/SyntaxError", lambda: type("X", (OSError, SyntaxError), {}))
attempt("KeyError/OSError", lambda: type("X", (KeyError, OSError), {}).__base__)
attempt("Plain/ValueError", lambda: type("X", (Plain, ValueError), {}).__base__)
attempt("bool", lambda: type("X", (bool,), {}))
attempt("none", lambda: type("X", (type(None),), {}))
attempt("func", lambda: type("X", (type(attempt),), {}))
attempt("no type", lambda: type("X", (5,), {}))
class A:
    __slots__ = ("a",)
a = A()
try: a.a
except AttributeError as e: print(e)
try: del a.a
except AttributeError as e: print(e)
try: a.b = 1
except AttributeError as e: print(e)
try: A.a.__set__(5, 1)
except TypeError as e: print(e)
try: A().__weakref__
except AttributeError as e: print(e)
