def show(x):
    print("eval", x)
    return x


def deco(tag):
    print("deco", tag)

    def apply(cls):
        print("apply", tag, cls.__name__)
        return cls

    return apply


class Meta(type):
    def __new__(mcls, *args, **kw):
        return super().__new__(mcls, *args)

    def __init__(cls, *args, **kw):
        pass


@deco(1)
@deco(2)
class A(show(object), metaclass=show(Meta), k=show("k")):
    print("body")
