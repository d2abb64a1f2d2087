import math, sys
print(math.__name__, type(math).__name__, repr(sys)[:17], hasattr(math, "pi"), "math" in sys.modules, sys.modules["math"] is math)
math.mine = 5
print(math.mine, "mine" in vars(math))
del math.mine
try:
    math.mine
except AttributeError as e:
    print(e)
