class Grid:
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d.get(k, k)
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __len__(self): return len(self.d)
    def __contains__(self, k): return k in self.d
g = Grid()
g[1, 2] = "x"
g[::2] = "slice"
print(g[1, 2], g[3], g[1:2], g[::2], g[..., 1], len(g), (1, 2) in g, 5 in g)
del g[1, 2]
print(len(g), bool(g), g[()])
