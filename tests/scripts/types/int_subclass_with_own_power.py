class I(int):
    def __repr__(self): return f"I({int(self)})"
    def __pow__(self, other, mod=None):
        return I(pow(int(self), int(other), None if mod is None else int(mod)))
    def __rpow__(self, other, mod=None): return I(pow(int(other), int(self)))
print([I(2) ** I(3), 2 ** I(3), I(2) ** 3, pow(I(2), I(3), I(5)), pow(I(2), 3, 5), pow(2, I(3))])
class N:
    def __pow__(self, other, mod=None): return ("pow", other, mod)
print(pow(N(), 2), pow(N(), 2, 3), N() ** 4)
