class Base:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry[key] = cls.__name__
        print("subclass", cls.__name__, key)


class A(Base, key="a"):
    pass


class B(A):
    pass


print(Base.registry)
for make in [lambda: type("C", (Base,), {}, key="c"), lambda: type("D", (Base,), {}, wrong=1), lambda: type("E", (), {}, k=1)]:
    try:
        print(make())
    except TypeError as e:
        print(e)
try:

    class F(object, unknown=3):
        pass
except TypeError as e:
    print(e)
