def f():
    return 1 + 2j


def g():
    return -(1 - 2j) * 3


print(f(), g(), 1 + 2j in f.__code__.co_consts, -3 + 6j in g.__code__.co_consts)
print(1j == 1j, (1, 2j, "x"), {1j, 2j} == {2j, 1j}, -0j, 0 - 0j)
print({**{1j: 1}}, [1j] * 2, 1j.imag, 1j.conjugate())
