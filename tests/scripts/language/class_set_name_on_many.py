calls = []


class D:
    def __set_name__(self, owner, name):
        calls.append((owner.__name__, name))


class A:
    b = D()
    a = D()
    [D()]
    c = d = D()


print(calls)


class NotMethod:
    __set_name__ = None


try:

    class B:
        x = NotMethod()
except TypeError as e:
    print(e, e.__notes__)


class Meta(type):
    def __new__(m, n, b, ns):
        ns["added"] = D()
        return super().__new__(m, n, b, ns)


calls.clear()


class C(metaclass=Meta):
    pass


print(calls)
