x = "outer"
ys = [x for x in range(3)]
print(x, ys)
def f(n):
    n2 = [n * i for i in range(3)]
    return n2, "i" in locals()
print(f(5))
fs = [lambda: x for x in range(3)]
print([g() for g in fs])
