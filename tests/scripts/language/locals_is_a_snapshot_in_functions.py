def f():
    x = 1
    snap = locals()
    snap["x"] = 99
    snap["new"] = 1
    x2 = x
    return x2, sorted(locals())
print(f())
