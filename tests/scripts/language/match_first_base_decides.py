import collections, collections.abc
class C: pass
def kind(x):
    match x:
        case [*_]: return "seq"
        case {}: return "map"
def kind2(x):
    match x:
        case {}: return "map"
        case [*_]: return "seq"
class M1(collections.UserDict, collections.abc.Sequence): pass
class M2(C, collections.UserDict, collections.abc.Sequence): pass
class M3(collections.UserDict, C, list): pass
class M4(dict, collections.abc.Sequence, C): pass
class S1(collections.UserList, collections.abc.Mapping): pass
class S2(C, collections.UserList, collections.abc.Mapping): pass
class S3(list, C, collections.abc.Mapping): pass
class S4(collections.UserList, dict, C): pass
for c in M1, M2, M3, M4, S1, S2, S3, S4: print(c.__name__, kind(c()), kind2(c()))
class Private:
    _Outer__attr = "mangled"
class Outer:
    def f(self, x):
        match x:
            case Private(__attr=y): return y
c = Private()
setattr(c, "__attr", "plain")
print(Outer().f(c))
