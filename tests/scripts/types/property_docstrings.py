class P:
    def getx(self):
        "doc of getx"
    x = property(getx)
    y = property(getx, doc="own")
    w = property(doc="wdoc")
    @property
    def z(self): "zdoc"
    @z.setter
    def z(self, v): "other"
    y2 = y.getter(lambda self: 1)
    x2 = x.getter(lambda self: 1)
print(P.x.__doc__, P.y.__doc__, P.z.__doc__, P.w.__doc__, P.y2.__doc__, P.x2.__doc__)
class Documented(property):
    """the class's"""
class Q:
    @Documented
    def s(self): "s doc"
    t = Documented(lambda self: 1, doc="explicit")
    u = Documented(lambda self: 1)
    @s.setter
    def s(self, value): pass
print(Q.s.__doc__, Q.t.__doc__, Q.u.__doc__, Documented.__doc__)
p = property(lambda self: 1)
for name in ("fget", "fset", "fdel"):
    try:
        setattr(p, name, 42)
    except AttributeError as error:
        print(error)
