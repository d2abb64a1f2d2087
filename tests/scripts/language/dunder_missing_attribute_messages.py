class C:
    color = 1
c = C()
for f in (lambda: c.colour, lambda: C.shade, lambda: (5).foo, lambda: "x".foo, lambda: [].push, lambda: None.x,
          lambda: len.x, lambda: (lambda: 0).x, lambda: type.x):
    try:
        f()
    except AttributeError as e:
        print(e, e.name)
for f in (lambda: setattr(5, "x", 1), lambda: setattr([], "x", 1), lambda: setattr(int, "x", 1), lambda: delattr(c, "color"),
          lambda: setattr(object(), "x", 1), lambda: setattr("s", "upper", 1)):
    try:
        f()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
