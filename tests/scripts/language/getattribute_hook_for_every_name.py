class C:
    n = 5
    def __getattribute__(self, name):
        log.append(name)
        return object.__getattribute__(self, name)
    def m(self): return self.n
log = []
c = C()
print(c.m(), log)
class D(C):
    def __getattribute__(self, name):
        raise AttributeError(name)
    def __getattr__(self, name):
        return "fallback " + name
print(D().anything)
