i = "kept"
x = [i for i in range(3)]
y = {i: j for i, j in [(1, 2)]}
z = {i for i in "ab"}
w = list(i for i in range(2))
print(i, x, y, len(z), w)
def f(a):
    b = [a for a in range(3)]
    return a, b
print(f("argument"))
def g():
    fs = [lambda: k for k in range(3)]
    k = "outer k"
    return [h() for h in fs], k
print(g())
