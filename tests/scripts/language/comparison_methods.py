class N:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, N) and self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __le__(self, o): return self.n <= o.n
    def __hash__(self): return hash(self.n)
a, b = N(1), N(2)
print(a == N(1), a != N(1), a == 1, a != b, a < b, a > b, a <= b, a >= b)
print(len({N(1), N(1), N(2)}), [x.n for x in sorted([N(3), N(1), N(2)])], max(a, b).n)
class E:
    def __eq__(self, o): return True
try:
    hash(E())
except TypeError as e:
    print(e)
print(E() != 1, E() in [1])
