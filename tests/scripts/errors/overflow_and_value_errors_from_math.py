import math
try:
    math.exp(10000)
except OverflowError as e:
    print(e)
math.sqrt(-4)
