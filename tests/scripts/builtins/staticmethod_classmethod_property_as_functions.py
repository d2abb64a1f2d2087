class C:
    def plain(x): return x * 2
    st = staticmethod(plain)
    def k(cls): return cls.__name__
    cm = classmethod(k)
print(C.st(4), C().st(5), C.cm(), C().cm())
s = staticmethod(len)
print(s("abc"), s.__func__ is len, isinstance(s, staticmethod))
