class Squares:
    def __getitem__(self, i):
        if i >= 5:
            raise IndexError
        return i * i
print(list(Squares()), 9 in Squares(), max(Squares()))
a, b, *c = Squares()
print(a, b, c)
it = iter(Squares())
print(next(it), next(it), type(it).__name__)
