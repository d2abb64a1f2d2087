class A:
    def __init__(self, n): self.n = n
    def who(self): return "A"
    def hello(self): return "hello from " + self.who()
class B(A):
    def __init__(self, n):
        super().__init__(n + 1)
        self.extra = True
    def who(self): return "B>" + super().who()
class C(B):
    def who(self): return "C>" + super().who()
c = C(1)
print(c.hello(), c.n, c.extra)
print(super(C, c).who(), super(B, c).who(), A.who(c))
