from types import DynamicClassAttribute


class Meta(type):
    def __getattr__(cls, name):
        return f"class's {name}"


class Thing(metaclass=Meta):
    def __init__(self):
        self._value = 1

    @DynamicClassAttribute
    def value(self):
        "the value"
        return self._value

    @value.setter
    def value(self, new):
        self._value = new

    @DynamicClassAttribute
    def fixed(self):
        return 5


thing = Thing()
thing.value = 8
print(thing.value, Thing.value, Thing.__dict__["value"].__doc__)
for action in (lambda: setattr(thing, "fixed", 3), lambda: delattr(thing, "value")):
    try:
        action()
    except AttributeError as error:
        print(error)
