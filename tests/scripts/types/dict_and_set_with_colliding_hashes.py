class K:
    def __init__(self, name, h): self.name, self.h = name, h
    def __hash__(self): return self.h
    def __eq__(self, o): return isinstance(o, K) and self.name == o.name
    def __repr__(self): return self.name
ks = [K(f"k{i}", i % 3) for i in range(12)]
d = {k: i for i, k in enumerate(ks)}
print(len(d), [d[K(f"k{i}", i % 3)] for i in range(12)], K("k5", 2) in d, K("k5", 1) in d)
for k in ks[::2]: del d[k]
print(d)
s = set(ks) | {K("k0", 0), K("new", 1)}
print(len(s), K("k3", 0) in s, len(s - {K("k3", 0)}), len({hash(k) for k in s}))
print({-1: "a", -2: "b"}, hash(-1) == hash(-2), len({0, 2 ** 61 - 1, 2 * (2 ** 61 - 1)}))
