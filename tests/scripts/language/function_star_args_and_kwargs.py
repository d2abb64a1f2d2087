def f(a, *args, k=0, **kw):
    return a, args, k, kw
print(f(1))
print(f(1, 2, 3))
print(f(1, z=1, k=2, y=3))
def g(*args, **kw):
    args += (0,)
    kw["new"] = 1
    return args, kw
d = {"old": 0}
print(g(*[1, 2], **d), d)
