def f(x: int) -> str:
    "doc of f"
f.tag = 1
for wrap in staticmethod, classmethod:
    w = wrap(f)
    print(w.__name__, w.__qualname__, w.__doc__, w.__module__, w.__annotations__, w.__wrapped__ is f, w.__isabstractmethod__)
    print(sorted(w.__dict__), w.__func__ is f)
    w.extra = 5
    print(w.extra, w.__dict__["extra"], hasattr(w, "tag"))
    w.__doc__ = "other"
    print(w.__doc__)
    print(sorted(vars(w)))
    try:
        del w.missing
    except AttributeError as e: print(e)
    w2 = wrap(5)
    print(sorted(w2.__dict__), repr(w2))
    try: w2.__name__
    except AttributeError as e: print(e)
class C:
    @staticmethod
    def s(): "s"
    @classmethod
    def c(cls): "c"
print(C.__dict__["s"].__qualname__, C.__dict__["c"].__qualname__)

s = staticmethod.__new__(staticmethod, 5)
print(s, s.__func__, s.__dict__)
s.__init__(6)
print(s.__func__)
for bad in (lambda: s.__init__(), lambda: staticmethod(), lambda: setattr(s, "__wrapped__", 4)):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(error)
