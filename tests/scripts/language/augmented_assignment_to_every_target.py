class C: n = 1
c = C()
c.n += 5
print(c.n, C.n)
xs = [1, 2, 3]
xs[-1] *= 10
xs[0:2] += [9]
d = {"k": "v"}
d["k"] += "!"
print(xs, d)
def f():
    global g
    g += 1
    n = 1
    def inner():
        nonlocal n
        n <<= 4
    inner()
    return n
g = 1
print(f(), g)
try:
    d["missing"] += 1
except KeyError as e:
    print("KeyError", e)
try:
    c.missing -= 1
except AttributeError as e:
    print(e)
def h():
    try:
        local += 1
    except UnboundLocalError as e:
        print(e)
h()
