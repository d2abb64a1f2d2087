def f():
    return [undefined_thing for _ in range(3)]
f()
