class Temp:
    def __init__(self, c): self.c = c
    def __format__(self, spec):
        if spec.endswith("F"): return format(self.c * 9 / 5 + 32, spec[:-1] or ".1f") + "F"
        return format(self.c, spec or ".1f") + "C"
t = Temp(21.456)
print(f"{t} {t:F} {t:.2f} {t:8.0fF}|", "{:.3fF} {}".format(t, t), format(t), format(t, "06.1f"))
class Bad:
    def __format__(self, spec): return 5
try:
    format(Bad())
except TypeError as e:
    print(e)
class Inherit(int): pass
print(f"{Inherit(255):#x}", format(Inherit(5), ">4"), f"{[1, 2]!s:>8}|", f"{None!r:>6}")
