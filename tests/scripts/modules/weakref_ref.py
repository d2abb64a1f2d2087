import gc
import weakref


class C:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)


def note(reference):
    print("gone", reference() is None, reference.__callback__)


a, b = C("x"), C("x")
first, same, other = weakref.ref(a), weakref.ref(a), weakref.ref(b, note)
print(first is same, first() is a, first == other, hash(first) == hash(a), other.__callback__ is note, first.__callback__)
print(weakref.getweakrefcount(a), len(weakref.getweakrefs(b)), a.__weakref__ is first)
print(repr(first).split(" at ")[0], repr(first).split("to ")[1].split(" at ")[0], type(first), weakref.ref is weakref.ReferenceType)
del a, b
print(first(), other(), first == same, first == other, repr(first).split("; ")[1])
print(hash(first) == hash("x"))
unhashed = weakref.ref(C("y"))
try:
    hash(unhashed)
except TypeError as error:
    print(error)

c = C("c")
kept = [weakref.ref(c, lambda r, i=i: print("callback", i)) for i in range(3)]
dropped = weakref.ref(c, lambda r: print("never"))
del dropped
del c

loop = C("loop")
loop.self = loop
seen = weakref.ref(loop, lambda r: print("collected"))
del loop
print(seen() is not None)
gc.collect()
print(seen())


class WithDel(C):
    def __del__(self):
        print("del", self.name, watcher() is self)


d = WithDel("d")
watcher = weakref.ref(d, lambda r: print("after del", r()))
del d
