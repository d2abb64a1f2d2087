class A:
    pass
for value in (int.__add__, (1).__add__, str.upper, "x".upper, dict.fromkeys, str.maketrans, int.__new__, len,
              Exception().add_note, A.__subclasses__, int.real, list.__dict__["append"]):
    names = ("__name__", "__qualname__", "__self__", "__objclass__", "__module__")
    print([getattr(value, name, "-") for name in names])
l = []
print(l.append == l.append, l.append is l.append, l.append == [].append, hash(l.append) == hash(l.append))
print(type(l.append) is type(len), type(a := A().__str__) is type((1).__add__), callable(a), hasattr(A.__init__, "__call__"))
print(hasattr(1, "__module__"), int.__module__, type(len).__module__, hasattr(l, "__module__"))
