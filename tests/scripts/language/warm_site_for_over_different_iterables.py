def total(xs):
    out = []
    for x in xs:
        out.append(x)
    return out
for _ in range(100): total(range(3))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration
        return self.n
print(total([1, 2]), total("ab"), total({"k": 1}), total(It()), total(x for x in (5, 6)), total(range(3, 0, -1)), total((1,)), total(set()), total(map(str, [1])), total(range(2 ** 70, 2 ** 70 + 2)))
try:
    total(5)
except TypeError as e:
    print(e)
