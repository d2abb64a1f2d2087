import math
class N:
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return 5
    def __round__(self, n=None): return ("round", n)
    def __float__(self): return 2.25
    def __index__(self): return 3
    def __length_hint__(self): return 10
n = N()
print(math.floor(n), math.ceil(n), math.trunc(n), round(n), round(n, 1), math.sqrt(n), float(n), math.factorial(n), int(n), [0] * n, "abcdef"[n], range(10)[n])
