class I:
    def __iter__(self): return iter(["x", "y"])
print(",".join(I()), ",".join({"a": 1, "b": 2}), ",".join(c.upper() for c in "abc"), ",".join(("t",)), ",".join(sorted({"q", "p"})), ",".join("héllo"), "".join(reversed("abc")))
class S(str):
    def __str__(self): return "not used"
print("-".join([S("a"), S("b")]), type("-".join([S("a")])).__name__)
for bad in ([1], ["a", None], None, 5):
    try:
        ",".join(bad)
    except TypeError as e:
        print(e)
