class Plugin:
    registry = []
    def __init_subclass__(cls, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.registry.append((cls.__name__, tag))
class A(Plugin): pass
class B(Plugin, tag="b"): pass
print(Plugin.registry)
try:
    class C(Plugin, other=1): pass
except TypeError as e:
    print(e)
