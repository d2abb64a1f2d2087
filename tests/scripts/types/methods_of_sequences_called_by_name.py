class Loud(list):
    def __add__(self, other): return Loud(super().__add__(other))
print(Loud([1]) + [2], [].__mul__(3), "ab".__mul__(2), (1,).__add__((2,)))
for wrong in (lambda: Loud([1]) + 5, lambda: [].__add__("x"), lambda: "a".__add__(1), lambda: ().__add__([]), lambda: b"".__add__(""),
              lambda: [].__mul__("x"), lambda: "a".__rmul__(1.5), lambda: (1).__add__(), lambda: int.__add__(), lambda: int.__add__("a", 1),
              lambda: str.upper(5), lambda: (1).__abs__(2), lambda: (1).__add__(x=2), lambda: object().__format__(5), lambda: "a".count(None),
              lambda: issubclass(), lambda: int("1", 2, base=3), lambda: (lambda: 0).__get__(None, None), lambda: [].__len__(1)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
