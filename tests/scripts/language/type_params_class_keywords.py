class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print(name, [getattr(b, "__name__", b) for b in bases], sorted(k for k in ns if k == "__type_params__" or not k.startswith("__")), kw)
        return super().__new__(mcls, name, bases, ns)


class Base:
    pass


bases = (Base,)


class A[T](*bases, metaclass=Meta, flag=1):
    x = 1

    def f(self):
        return super().__repr__() is not None, __class__.__name__, T


print(A.__type_params__, A().f())


def deco(cls):
    print("deco", cls.__name__)
    return cls


@deco
class B[T](A[T], flag=2):
    type Inner = list[T]


print(B.Inner.__value__, B.__mro__)
