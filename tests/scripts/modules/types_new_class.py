import types


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases, **kwds):
        print("prepare", name, bases, kwds)
        return {"prepared": True}

    def __new__(cls, name, bases, namespace, **kwds):
        print("new", sorted(key for key in namespace if not key.startswith("__")), kwds)
        return super().__new__(cls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwds):
        super().__init__(name, bases, namespace)


def body(namespace):
    namespace["greet"] = lambda self: "hi"


made = types.new_class("Made", (), {"metaclass": Meta, "flag": 1}, body)
print(made.__name__, made().greet(), made.prepared, type(made).__name__)


class Pretender:
    def __mro_entries__(self, bases):
        return (int,)


pretender = Pretender()
print(types.resolve_bases((pretender, str)), types.resolve_bases((str,)))
derived = types.new_class("Derived", (pretender,))
print(derived.__bases__, derived.__orig_bases__ == (pretender,), types.get_original_bases(derived) == (pretender,))
print(types.prepare_class("X", (made,), {"k": 1})[0].__name__)
print(types.get_original_bases(bool))


class Other(type):
    pass


class Uses(metaclass=Other):
    pass


for call in (
    lambda: types.new_class("Clash", (made, Uses)), lambda: types.get_original_bases(3),
    lambda: types.new_class("Final", (bool,)),
):
    try:
        call()
    except TypeError as error:
        print(error)
