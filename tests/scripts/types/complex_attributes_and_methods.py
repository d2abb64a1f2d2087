z = 3.5 - 2j
print(z.real, z.imag, z.conjugate(), type(z.real), (3).imag, (2.5).real)
print(z.__complex__(), z.__getnewargs__(), z.__add__(1), z.__radd__(1), z.__eq__(1), z.__lt__(1), z.__bool__(), z.__abs__())
print(complex.__name__, complex.__mro__, isinstance(z, complex), isinstance(1.0, complex))
print(complex.conjugate(1j), sorted(n for n in dir(complex) if not n.startswith("_")))
