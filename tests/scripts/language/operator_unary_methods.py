class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
    def __round__(self, n=None): return ("round", n)
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __pow__(self, e, m=None): return ("pow", e, m)
u = U()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), divmod(u, 3), divmod(3, u), pow(u, 2), pow(u, 2, 5))
for f in (lambda: -"a", lambda: ~1.5, lambda: +[], lambda: abs("x")):
    try:
        f()
    except TypeError as e:
        print(e)
