# object.__dict__ = dict: the object has its attributes in that dict, as others may (the Borg pattern).
class Borg:
    _shared = {}

    def __init__(self):
        self.__dict__ = self._shared


class Robot(Borg):
    def __init__(self, name=None):
        super().__init__()
        if name is not None:
            self.name = name

    def greet(self):
        return f"I am {self.name}"


first, second = Robot("Ada"), Robot()
print([name for name in dir(second) if not name.startswith("_")])
print(first is second, second.name, second.greet(), first.__dict__ is second.__dict__)
for number in range(5):
    first.count = number
    print(second.count, second.greet(), end=" ")
    second.greet = lambda: "changed"
    print(first.greet(), end="; ")
    del first.greet
print()
print(Borg._shared, vars(second) is Borg._shared)
try:
    first.missing
except AttributeError as error:
    print(error)
del second.name
print(hasattr(first, "name"), getattr(first, "name", "default"))


class Plain:
    kind = "class attribute"


a, b = Plain(), Plain()
a.x, a.y = 1, 2
shown = a.__dict__
b.__dict__ = a.__dict__
b.z = 3
print(a.z, a.__dict__ == {"x": 1, "y": 2, "z": 3}, shown is b.__dict__, b.kind)
b.kind = "own"
print(a.kind, Plain.kind, Plain().kind)
a.__dict__ = {"fresh": True}
print(vars(a), b.x, shown)
del a.__dict__
print(vars(a), a.__dict__ is a.__dict__)
a.again = 1
print(vars(a))
for wrong in (1, None, [("a", 1)]):
    try:
        a.__dict__ = wrong
    except TypeError as error:
        print(error)


class Watched(dict):
    def __getitem__(self, key):
        print("never called")

    def __missing__(self, key):
        print("never called")


b.__dict__ = Watched(known=1)
print(b.known, hasattr(b, "unknown"), type(b.__dict__).__name__)


class Mixed:
    __slots__ = ("slot", "__dict__")


m = Mixed()
m.slot, m.other = "in the slot", "in the dict"
m.__dict__ = {"slot": "hidden", "more": 1}
print(m.slot, m.more, hasattr(m, "other"), m.__dict__)
del m.slot
print(hasattr(m, "slot"))
m.slot = "again"
print(m.slot, m.__dict__)


class Tracked:
    def __del__(self):
        print("gone")


t = Tracked()
t.x = 1
Plain.kept = t.__dict__
u = Plain()
u.__dict__ = t.__dict__
del t
print(u.x, Plain.kept)

n = Plain()
n.a = 1
d = n.__dict__
d[1], d[(2, 3)] = "int", "tuple"
print(d, n.a, n.__dict__ is d, d.setdefault(4.5, "float"))
n.b = 2
print(list(n.__dict__.items()))
try:
    d[[]] = 1
except TypeError as error:
    print(error)


class Number(int):
    pass


i = Number(5)
i.unit = "m"
j = Number(6)
j.__dict__ = i.__dict__
j.unit = "km"
print(i.unit, i + j)


def function():
    pass


function.__dict__ = {"tag": "x"}
function.more = 1
print(function.tag, function.__dict__)
import copy

c = copy.copy(first)
print(type(c).__name__, c.__dict__ is first.__dict__, vars(c) == vars(first))
m2 = Plain()
m2.__dict__ = globals()
print(m2.i is i, m2.Plain is Plain)
m2.new_global = "through the object"
print(new_global)
