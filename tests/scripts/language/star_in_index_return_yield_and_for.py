class Show:
    def __getitem__(self, k): return k
xs = [1, 2]
print(Show()[*xs], Show()[0, *xs], Show()[*xs, 1:2])
def r(): return *xs, 3
def y(): yield *xs, 4
print(r(), list(y()))
for x in *xs, *"ab":
    print(x, end=" ")
print()
d = {(1, 2, 3): "found"}
print(d[*xs, 3])
