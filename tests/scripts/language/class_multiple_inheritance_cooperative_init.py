class Base:
    def __init__(self, **kw): self.rest = kw
class Named(Base):
    def __init__(self, name, **kw):
        super().__init__(**kw)
        self.name = name
class Aged(Base):
    def __init__(self, age, **kw):
        super().__init__(**kw)
        self.age = age
class Person(Named, Aged): pass
p = Person(name="ann", age=5, city="x")
print(p.name, p.age, p.rest)
class Mixin:
    def describe(self): return f"{type(self).__name__}({self.value})"
class Thing(Mixin):
    value = 9
print(Thing().describe(), isinstance(Thing(), Mixin))
