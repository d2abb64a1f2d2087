print(bin(10), hex(255), oct(8), bin(-5), hex(-1), oct(0), bin(True), hex(2 ** 70), bin(2 ** 65)[:5])
try:
    hex(1.5)
except TypeError as e:
    print(e)
class I:
    def __index__(self): return 12
print(bin(I()), hex(I()), oct(I()))
