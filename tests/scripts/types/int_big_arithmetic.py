a, b = 10 ** 40 + 7, 3 ** 50
print(a + b, a - b, a * b)
print(a // b, a % b, divmod(-a, b), -a // b, a / b)
print(2 ** 200, (-2) ** 101, 7 ** 0, 0 ** 0, (2 ** 64) * (2 ** 64) - 1)
n = 1
for i in range(1, 60):
    n *= i
print(n)
