def get(c, k): return c[k]
for i in range(300): get([1, 2, 3], i % 3)
class L(list):
    def __getitem__(self, k): return ("L", k)
class D(dict):
    def __missing__(self, k): return ("missing", k)
class I:
    def __index__(self): return 1
print(get((7, 8), 1), get("abc", -1), get({"k": 5}, "k"), get(L([1]), 0), get(D(), "q"), get([1, 2], I()), get([1, 2], True), get(range(5), 2), get(b"ab", 0), get([1, 2, 3], slice(1, None)))
for c, k in (([1], 5), ([1], -2), ((), 0), ({}, "x"), ("", 0), ([1], "a"), ([1], 2 ** 70)):
    try:
        get(c, k)
    except (LookupError, TypeError) as e:
        print(type(e).__name__, e)
