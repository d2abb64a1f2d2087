class P:
    def __init_subclass__(cls):
        print(type(cls), cls.__name__)


print(type(P.__dict__["__init_subclass__"]), type(P.__dict__.get("__class_getitem__")))
P.__init_subclass__()


class Q(P):
    def __init_subclass__(cls, **kw):
        print("Q hook", kw)
        super().__init_subclass__()

    def __class_getitem__(cls, x):
        return x


print(type(Q.__dict__["__class_getitem__"]))


class R(Q, a=1):
    pass


class S(R, P):
    pass
