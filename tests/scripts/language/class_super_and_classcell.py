class Meta(type):
    def __new__(mcls, name, bases, ns):
        if name == "Lost":
            ns.pop("__classcell__")
        return super().__new__(mcls, name, bases, ns)


class A(metaclass=Meta):
    def who(self):
        return __class__.__name__

    def up(self):
        return super().__repr__()[:10]


print(A().who(), A().up())
try:

    class Lost(metaclass=Meta):
        def f(self):
            return __class__
except RuntimeError as e:
    print(str(e)[:50])
except BaseException as e:
    print(type(e))
