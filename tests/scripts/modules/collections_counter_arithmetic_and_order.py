from collections import Counter
words = "the cat and the dog and the bird".split()
c = Counter(words)
print(c, c.most_common(1), [w for w, n in c.items() if n == 1], sorted(c), list(c.elements())[:4])
c["the"] -= 5
del c["cat"]
c["new"] += 1
print(c, +c, -c, c.total(), c["absent"], "absent" in c, c.pop("dog"), Counter(a=1) + Counter(a=-1, b=2), Counter("aab") & Counter("abb"), Counter("aab") | Counter("abb"), Counter(a=1) < Counter(a=2), Counter(a=0) == Counter())
c.clear(); c.update({"x": 3}); c.subtract(x=1, y=2)
print(c, dict(c), repr(Counter()), Counter(x for x in "zz"))
