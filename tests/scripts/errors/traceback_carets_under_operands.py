def f(a, b, c):
    return a * (b +
                c) + a * b["key"]
f(1, 2, 3)
