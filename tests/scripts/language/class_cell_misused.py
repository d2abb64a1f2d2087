for bad in (None, 0, "", object):
    class Meta(type):
        def __new__(cls, name, bases, namespace):
            namespace["__classcell__"] = bad
            return super().__new__(cls, name, bases, namespace)
    try:
        class A(metaclass=Meta):
            pass
        print("fine")
    except TypeError as error:
        print(error)
class Meta(type):
    def __new__(cls, name, bases, namespace):
        made = super().__new__(cls, name, bases, namespace)
        type("B", (), namespace)
        return made
try:
    class A(metaclass=Meta):
        def f(self):
            return __class__
except TypeError as error:
    print(error)
class Lost(type):
    def __new__(cls, name, bases, namespace):
        namespace.pop("__classcell__")
        return super().__new__(cls, name, bases, namespace)
try:
    class C(metaclass=Lost):
        def f(self):
            return __class__
except RuntimeError as error:
    print(error)
order = []
class Early(type):
    def mro(cls):
        order.append(cls.__dict__["f"](None) is cls)
        return super().mro()
class D(metaclass=Early):
    def f(self):
        return __class__
print(order)
