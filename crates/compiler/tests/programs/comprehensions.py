squares = [x * x for x in range(10) if x if x > 1]

def f(rows, k):
    x = 1
    a = [x + k for row in rows for x in row]
    b = {k: v for k, v in rows}
    c = {(lambda: i)() for i in rows}
    d = [y for x in rows for y in [x + 1]]
    if any((found := row) for row in rows):
        return found
    return a, b, c, d, x

class C:
    names = [n for n in range(3)]
    pairs = [[a, b] for a in names for b in others]
