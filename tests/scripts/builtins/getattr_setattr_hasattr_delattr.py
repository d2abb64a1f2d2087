class C: x = 1
c = C()
setattr(c, "y", 2)
print(getattr(c, "x"), getattr(c, "y"), getattr(c, "z", None), hasattr(c, "y"), hasattr(c, "q"), getattr(c, "z", "d"))
delattr(c, "y")
print(hasattr(c, "y"), getattr("abc", "upper")())
setattr(c, "not an identifier", 5)
print(vars(c))
for f in (lambda: getattr(c, "z"), lambda: delattr(c, "z"), lambda: getattr(c, 5), lambda: setattr(c, 5, 1), lambda: hasattr(c)):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
