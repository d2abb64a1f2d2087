import math
import os.path
import math as m, time as t
from math import sqrt, floor as fl
from os import path as p
print(math is m, sqrt(16), fl(2.7), p is os.path, t.__name__)
def f():
    from math import pi
    return pi
print(f() == math.pi)
from math import (
    ceil,
    cos,
)
print(ceil(1.2), cos(0))
