d = {}
d.setdefault("list", []).append(1)
d.setdefault("list", []).append(2)
print(d, d.setdefault("none"), d.get("none", "default"), d.get("zz"), d.pop("list"), d.pop("zz", None), d)
d = {1: "a", 2: "b", 3: "c"}
print(d.popitem(), d.popitem(), d, d.pop(1), d)
for f in (lambda: d.pop(1), lambda: d.popitem(), lambda: d.setdefault(), lambda: d.pop()):
    try:
        f()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
