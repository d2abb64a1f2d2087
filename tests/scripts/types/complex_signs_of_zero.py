from math import copysign


def signs(z):
    return copysign(1, z.real), copysign(1, z.imag)


for real in 0.0, -0.0:
    for imaginary in 0.0, -0.0:
        z = complex(real, imaginary)
        print(z, signs(z), signs(complex(z)), signs(complex(z, 0.0)), signs(complex(0.0, z)))
print(complex(complex(1, 2), complex(3, 4)), complex(1, complex(3, 4)), complex(complex(1, 2), 3))


class Own(complex):
    def __complex__(self):
        return complex(42, 1)


print(complex(Own(1)), complex(Own(1), 2), complex(1, Own(1)))
