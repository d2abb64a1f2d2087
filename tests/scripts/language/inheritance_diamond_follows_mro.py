class Base:
    def f(self): return ["Base"]
class L(Base):
    def f(self): return ["L"] + super().f()
class R(Base):
    def f(self): return ["R"] + super().f()
class D(L, R):
    def f(self): return ["D"] + super().f()
print(D().f())
print([k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__))
print(L().f())
