class OnlyIter:
    def __iter__(self): return iter([1, 2])
class OnlyItem:
    def __getitem__(self, i): return [10, 20][i]
class Both(OnlyIter):
    def __contains__(self, x): return x == "special"
print(1 in OnlyIter(), 5 in OnlyIter(), 20 in OnlyItem(), 30 in OnlyItem(), 1 in Both(), "special" in Both(), "x" not in Both())
