class Vec:
    def __init__(self, *xs): self.xs = xs
    def __repr__(self): return f"Vec{self.xs}"
    def __add__(self, o): return Vec(*(a + b for a, b in zip(self.xs, o.xs)))
    def __mul__(self, k): return Vec(*(a * k for a in self.xs)) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.xs, o.xs))
    def __neg__(self): return self * -1
    def __sub__(self, o): return self + -o
    def __eq__(self, o): return isinstance(o, Vec) and self.xs == o.xs
    def __bool__(self): return any(self.xs)
    def __abs__(self): return (self @ self) ** 0.5
    def __iter__(self): return iter(self.xs)
    def __getitem__(self, i): return self.xs[i]
    def __len__(self): return len(self.xs)
a, b = Vec(1, 2), Vec(3, 4)
print(a + b, a - b, 3 * a, a * 0.5, a @ b, -a, a == Vec(1, 2), bool(Vec(0, 0)), abs(b), [*a], b[-1], len(a), max(a), sum([a, b], Vec(0, 0)))
try:
    a * "x"
except TypeError as e:
    print(e)
