for a, b in ((12, 10), (-12, 10), (-12, -10), (2 ** 70 + 5, -3), (-(2 ** 70), 2 ** 69 + 1)):
    print(a & b, a | b, a ^ b, ~a)
print(1 << 100, -1 << 65, (1 << 100) >> 98, -1 >> 200, -5 >> 1, 5 >> 1000, 0 << 10 ** 6)
for f in (lambda: 1 << -1, lambda: 1 >> -1):
    try:
        f()
    except ValueError as e:
        print(e)
