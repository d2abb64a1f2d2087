class Base:
    def __init_subclass__(cls, **kw):
        print(cls.__name__, cls.__bases__, kw)


bases = (Base,)
options = {"a": 1, "b": 2}


class A(*bases, **options):
    pass


class B(*(), Base, *[dict], c=3, **{}):
    pass


try:

    class C(Base, a=1, **options):
        pass
except TypeError as e:
    print(e)
class D(*bases, metaclass=type, **{"k": "v"}): x = 1
