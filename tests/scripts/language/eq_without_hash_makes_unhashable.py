class A:
    def __eq__(self, o): return True
class B(A):
    pass
class C(A):
    __hash__ = object.__hash__
class D(A):
    def __hash__(self): return 5
for cls in (A, B):
    try:
        {cls(): 1}
    except TypeError as e:
        print(e, cls.__hash__)
print(hash(D()), len({D(), D()}))
c = C()
print(hash(c) == object.__hash__(c), {c: "found"}[c])
