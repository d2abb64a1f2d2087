class C:
    count = 0
    @classmethod
    def bump(cls, by=1):
        cls.count += by
        return cls
    @staticmethod
    def add(a, b): return a + b
class D(C): pass
print(C.bump().__name__, D.bump(5).__name__, C.count, D.count)
print(C.add(1, 2), D().add(3, 4))
print(type(C.__dict__["add"]).__name__, type(C.__dict__["bump"]).__name__, C.add.__name__)
print(C.bump.__self__ is C, C.bump.__func__.__name__)
