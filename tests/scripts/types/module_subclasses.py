import types
class M(types.ModuleType):
    answer = 42
    def __getattr__(self, name):
        return "made " + name
    def double(self, x): return 2 * x
m = M("mine", "doc")
print(m, m.__name__, m.__doc__, m.answer, m.other, m.double(4))
m.x = 1
print(m.x, sorted(m.__dict__))
print(isinstance(m, types.ModuleType), types.ModuleType in M.__mro__)
class N(types.ModuleType):
    @property
    def now(self): return "property"
    def __init__(self, name):
        super().__init__(name, "made by N")
        self.count = 0
    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)
    def __repr__(self): return "<N>"
n = N("n")
n.y = 3
print(n.now, n, n.__doc__, n.count, n.y, vars(n)["y"])
class P(types.ModuleType):
    pass
import sys
sys.modules["fake"] = P("fake")
sys.modules["fake"].value = 5
import fake
from fake import value
print(fake.value, value, type(fake).__name__)
sys.modules[__name__].__class__ = P
print(type(sys.modules[__name__]).__name__)
class Q(types.ModuleType):
    __slots__ = ("z",)
q = Q("q"); q.z = 1; q.w = 2
print(q.z, q.w, "z" in q.__dict__)
try:
    q.missing
except AttributeError as error:
    print(error)
try:
    types.ModuleType()
except TypeError as error:
    print(error)
try:
    types.ModuleType(5)
except TypeError as error:
    print(error)
class R(types.ModuleType):
    def __getattribute__(self, name):
        if name == "magic": return "got"
        return super().__getattribute__(name)
print(R("r").magic, R("r").__name__)
raw = types.ModuleType.__new__(types.ModuleType)
print(repr(raw), raw.__dict__)
try: raw.__name__
except AttributeError as e: print(e)
try: raw.foo
except AttributeError as e: print(e)
