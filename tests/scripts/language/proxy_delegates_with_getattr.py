class Proxy:
    def __init__(self, target): object.__setattr__(self, "_target", target); object.__setattr__(self, "_log", [])
    def __getattr__(self, name):
        self._log.append(name)
        return getattr(self._target, name)
    def __setattr__(self, name, value): setattr(self._target, name, value)
    def __len__(self): return len(self._target)
    def __getitem__(self, k): return self._target[k]
p = Proxy([3, 1, 2])
p.append(9)
p.sort()
print(p._target, p._log, len(p), p[0], list(p), 9 in p)
class T: pass
q = Proxy(T())
q.x = 5
print(q.x, vars(q._target))
