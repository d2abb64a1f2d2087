def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


z = 1 + 2j
for f in [
    lambda: z / 0,
    lambda: 1 / 0j,
    lambda: 0j ** -1,
    lambda: 0j ** 1j,
    lambda: (1e200 + 1j) ** 2.5,
    lambda: z // 1,
    lambda: z % 1,
    lambda: divmod(z, 1),
    lambda: z < 1,
    lambda: 1 >= z,
    lambda: z < z,
    lambda: ~z,
    lambda: int(z),
    lambda: float(z),
    lambda: round(z),
    lambda: pow(z, 2, 3),
    lambda: z + "a",
    lambda: [1][z],
    lambda: z.x,
    lambda: abs(complex(1e308, 1e308)),
    lambda: z * 10**400,
    lambda: range(z),
    lambda: "%f" % z,
    lambda: "%d" % z,
]:
    attempt(f)
try:
    z.real = 3
except AttributeError as e:
    print(e)
