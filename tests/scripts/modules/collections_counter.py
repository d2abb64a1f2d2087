from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["zz"], c.most_common(2), sorted(c.elements())[:3], c.total(), len(c))
c.update("aaa"); c.subtract("b"); print(c["a"], c["b"])
a, b = Counter(x=3, y=1), Counter(x=1, y=2, z=0)
print(a + b, a - b, a & b, a | b, +b, -Counter(q=-2), a == Counter(y=1, x=3), Counter([1, 1, 2]), Counter({"k": 2}), Counter())
print(dict(a), list(Counter("hello")), Counter("aab").most_common(), a <= a, "x" in a)
