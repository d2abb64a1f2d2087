try:
    import does_not_exist_anywhere as accel
except ImportError:
    accel = None
print(accel)
if accel is None:
    def fast(x): return x * 2
else:
    fast = accel.fast
print(fast(4))
def lazy():
    import math
    return math.floor(2.7)
print(lazy())
