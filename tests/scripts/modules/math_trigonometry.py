import math
print([round(f(0.5), 12) for f in (math.sin, math.cos, math.tan, math.asin, math.acos, math.atan, math.sinh, math.cosh, math.tanh, math.asinh, math.atanh)], round(math.acosh(1.5), 12))
print(math.atan2(1, -1), math.atan2(-0.0, -1), math.degrees(math.pi), math.radians(180), math.sin(0), math.cos(math.pi), math.erf(0), round(math.gamma(5.5), 9), round(math.lgamma(10), 9), round(math.erfc(0.5), 12))
for f in (lambda: math.asin(2), lambda: math.atanh(1), lambda: math.gamma(-1), lambda: math.cos(math.inf), lambda: math.acosh(0)):
    try:
        f()
    except ValueError as e:
        print(e)
