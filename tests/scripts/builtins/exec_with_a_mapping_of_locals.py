class M:
    def __init__(self): self.log = []
    def __getitem__(self, k):
        self.log.append(("get", k))
        if k == "magic": return 42
        raise KeyError(k)
    def __setitem__(self, k, v): self.log.append(("set", k, v))
    def __delitem__(self, k): self.log.append(("del", k))
m = M()
g = {"base": 7}
exec("x = magic + base\ndel gone\ny = len('abc')", g, m)
print(m.log, sorted(k for k in g if k != "__builtins__"))
print(eval("magic * 2", {}, m))
class D(dict):
    def __missing__(self, k): return k.upper()
print(eval("foo + bar", D()), eval("foo + bar", {}, D()))
