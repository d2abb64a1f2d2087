class Z(complex):
    def __new__(cls, text):
        return super().__new__(cls, text)

    def twice(self):
        return self * 2

    def __repr__(self):
        return "Z" + super().__repr__()


z = Z("1+2j")
print(z, z.twice(), type(z.twice()).__name__, z + 1, z == 1 + 2j, isinstance(z, complex))
z.name = "z"
print(z.name, complex(z), type(complex(z)), +z, type(z.conjugate()))


class W(complex):
    def __add__(self, other):
        return "added"

    def __radd__(self, other):
        return "radded"


print(W(1) + 1, 1 + W(1), 1j + W(1))
