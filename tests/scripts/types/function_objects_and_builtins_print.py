def f(): pass
class C:
    def m(self): pass
    @classmethod
    def k(cls): pass
def start(s): return s[:s.index(" at 0x")] if " at 0x" in s else s
for x in (f, lambda: 0, C().m, C.m, C.k, len, [].append, str.upper, int, C, C.__init__, "x".join, (i for i in [])):
    print(start(repr(x)))
