class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"V({self.n})"
    def __add__(self, o): return V(self.n + o.n) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return f"radd {o}"
    def __sub__(self, o): return f"{self.n}-{o}"
    def __rsub__(self, o): return f"{o}-{self.n}"
    def __mul__(self, o): return f"{self.n}*{o}"
    def __rmul__(self, o): return f"{o}*{self.n}"
v = V(2)
print(v + V(3), 5 + v, v - 1, 1 - v, v * 2, 2 * v, "s" + v, [1] * v)
try:
    v + 1
except TypeError as e:
    print(e)
try:
    object() + v.n
except TypeError as e:
    print(e)
