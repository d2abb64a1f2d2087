class Order(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("set", key)
        super().__setitem__(key, value)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", mcls.__name__, name, bases, kw)
        ns = Order()
        ns["injected"] = 42
        return ns

    def __new__(mcls, name, bases, ns, **kw):
        print(type(ns).__name__)
        return super().__new__(mcls, name, bases, dict(ns))


class A(metaclass=Meta, a=1):
    x = injected + 1
    y = [x, injected]


print(A.x, A.y, A.injected)


class Bad(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return 3


try:

    class B(metaclass=Bad):
        pass
except TypeError as e:
    print(e)
