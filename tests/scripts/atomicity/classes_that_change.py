# Methods and bases of a class, and the class of an object, change while others use them.
from _hammer import hammer

class A:
    def name(self): return "A"
class B:
    def name(self): return "B"
class C(A):
    def size(self): return len(self.name())

thing = C()
def change_method(i): A.name = (lambda self: "A") if i % 2 else (lambda self: "a")
def change_class(i): thing.__class__ = C if i % 2 else D
def change_bases(i): C.__bases__ = (A,) if i % 2 else (B,)
class D(C):
    def extra(self): return self.size()
def use(i):
    assert thing.name() in ("A", "a", "B") and thing.size() == 1
    assert C().size() == 1 and isinstance(thing, C)
hammer(change_method, change_class, change_bases, use, use, rounds=60)
print(type(thing).__name__, C.__bases__ == (A,))
