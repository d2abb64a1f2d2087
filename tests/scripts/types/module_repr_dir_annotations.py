import types, sys
class Bare: pass
class Full:
    @classmethod
    def module_repr(cls, m): return "x"
m = types.ModuleType("foo")
print(m)
print(repr(types.ModuleType.__new__(types.ModuleType)))
m.__file__ = "/tmp/foo.py"
print(m)
del m.__file__
m.__loader__ = Bare
print(m)
m.__loader__ = None
print(m)
del m.__loader__
print(m)
m.__loader__ = Full
m.__file__ = "/tmp/foo.py"
print(m)
del m.__file__
del m.__name__
print(m)
print(sys, types.ModuleType("sys"))
import importlib.machinery
try:
    m.__spec__ = importlib.machinery.ModuleSpec("named", None)
    print(m)
    m.__spec__ = importlib.machinery.ModuleSpec("named", None, origin="there")
    print(m)
except Exception as e: print(e)
print(dir(types.ModuleType("x")))
n = types.ModuleType("x")
n.__dir__ = lambda: ["b", "a"]
print(dir(n))
n.__dir__ = lambda: 5
try: dir(n)
except TypeError as e: print(e)
print(n.__annotations__)
n.__annotations__["a"] = 5
print(n.__annotations__, "__annotations__" in n.__dict__)
n.__annotations__ = 7
print(n.__annotations__)
del n.__annotations__
print(n.__annotations__)
del n.__annotations__
try:
    del n.__annotations__
except AttributeError as e: print(e)
try: n.__dict__ = {}
except AttributeError as e: print(e)
try: del n.__dict__
except AttributeError as e: print(e)
try: n.__class__ = int
except TypeError as e: print(e)
n.__init__("other", "doc")
print(n.__name__, n.__doc__)
for args in [(), (1,), ("a", "b", "c")]:
    try: types.ModuleType(*args)
    except TypeError as e: print(e)
print(types.ModuleType(name="kw", doc=5).__doc__)
