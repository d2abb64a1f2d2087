class Matrix:
    def __init__(self, rows): self.rows = rows
    def __iter__(self):
        for r in self.rows:
            yield from r
    def __len__(self): return sum(len(r) for r in self.rows)
m = Matrix([[1, 2], [3, 4]])
print(list(m), sum(m), max(m), 3 in m, sorted(m, reverse=True), len(m))
a, b, c, d = m
print(a, d)
