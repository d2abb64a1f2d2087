def f(a, b, c):
    x = a and b or c
    y = not (a is b)
    z = a if b and c else b
    if not a or b is not None and c:
        return x
    elif a in [1, 2] or b not in {3, 4}:
        return y
    assert 1 < a < b < 10, "message"
    if 0:
        never()
    if a and (b or c):
        return (a or b) and c
    return z
