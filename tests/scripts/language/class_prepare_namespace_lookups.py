class Auto(dict):
    def __missing__(self, key):
        if key.startswith("__") or key == "print":
            raise KeyError(key)
        value = self[key] = len(self)
        return value


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return Auto()

    def __new__(mcls, name, bases, ns):
        return super().__new__(mcls, name, bases, {k: v for k, v in ns.items()})


class E(metaclass=Meta):
    RED
    GREEN
    print("in body")


print(E.GREEN - E.RED)
