T = type("T", (), {"x": 1, "f": lambda self: self.x})
print(T, T().f(), T.__module__, T.__qualname__, T.__bases__)
print(type("S", (int,), {"__qualname__": "Outer.S"}).__qualname__)
for args in [(), (1, 2), ("x", (), {}, 1), (1, (), {}), ("x", [], {}), ("x", (), []), ("x", (1,), {}), ("x\0", (), {}), ("x", (bool,), {}), ("x", (int, str), {}), ("x", (object, int), {}), ("x", (int, int), {}), ("x", (), {"__slots__": 3})]:
    try:
        print(type(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
