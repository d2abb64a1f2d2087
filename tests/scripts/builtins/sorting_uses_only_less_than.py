class V:
    log = 0
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        V.log += 1
        return self.n < o.n
    def __repr__(self): return f"V{self.n}"
print(sorted([V(3), V(1), V(2)]), min(V(5), V(4)), V.log > 0)
class G:
    def __init__(self, n): self.n = n
    def __gt__(self, o): return self.n > o.n
    def __repr__(self): return f"G{self.n}"
print(sorted([G(2), G(1)]), max(G(1), G(2)))
class N: pass
try:
    sorted([N(), N()])
except TypeError as e:
    print(e)
