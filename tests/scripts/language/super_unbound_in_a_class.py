class A:
    def meth(self, a):
        return f"A({a})"
class C(A):
    def meth(self, a):
        return f"C({a})" + self.__super.meth(a)
C._C__super = super(C)
print(C().meth(3))
class AutoSuper(type):
    def __new__(metaclass, name, bases, namespace):
        cls = super().__new__(metaclass, name, bases, namespace)
        setattr(cls, f"_{name}__super", super(cls))
        return cls
class Base(metaclass=AutoSuper):
    def meth(self): return "Base"
class Derived(Base):
    def meth(self): return "Derived" + self.__super.meth()
print(Derived().meth())
print(Derived.__dict__["_Derived__super"], C._C__super.__self__)
