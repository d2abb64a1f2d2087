a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** b)
print(a + 1, 1 + a, a - 1.5, 1.5 - a, 2 * a, a / 2, 2 / a, a * True)
print(-a, +a, abs(a), not a, bool(0j), bool(a))
a += 1
a *= 2j
print(a)
print(1j * 1j, 1j ** 2, (1 + 1j) ** 3, (2 + 0j) ** -2, (1 + 2j) ** 0.5, 2 ** 1j, 1j ** 1j, (1 + 1j) ** 101)
print((-8) ** (1 / 3), (-2.0) ** 0.5, (-1) ** 0.5, pow(-4, 0.5))
print(pow(1 + 2j, 2), sum([1j, 2, 3.5]), 0j ** 0, 0 ** 0j)
