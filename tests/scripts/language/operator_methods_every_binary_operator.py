class O:
    def __getattr__(self, n): raise AttributeError(n)
def make(name):
    return lambda self, other: name
for n in "add sub mul truediv floordiv mod pow matmul and or xor lshift rshift".split():
    setattr(O, f"__{n}__", make(n))
    setattr(O, f"__r{n}__", make("r" + n))
o = O()
print(o + 1, o - 1, o * 1, o / 1, o // 1, o % 1, o ** 1, o @ 1, o & 1, o | 1, o ^ 1, o << 1, o >> 1)
print(1 + o, 1 - o, 1 * o, 1 / o, 1 // o, 1 % o, 1 ** o, 1 @ o, 1 & o, 1 | o, 1 ^ o, 1 << o, 1 >> o)
print(divmod.__name__, pow(o, 2))
