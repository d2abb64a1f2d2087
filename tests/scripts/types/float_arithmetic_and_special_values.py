inf, nan = float("inf"), float("nan")
print(inf - inf, inf * 0, inf + 1, -inf, 1 / inf, inf == inf, nan == nan, nan != nan, nan < 1, inf > 10 ** 400)
print(7.5 // 2, -7.5 // 2, 7.5 % -2, -0.0 % 3, 5 % inf, -5 % inf, 2.0 ** 0.5, (-8) ** 3.0, 0.0 ** 0, inf ** 0, 1 ** nan)
print(1e308 * 10, -1e308 * 10, 5e-324 / 2, 0.0 == -0.0, max(nan, 1) != max(nan, 1), abs(-2.5))
try:
    10.0 ** 400
except OverflowError as e:
    print(e)
try:
    0.0 ** -1
except ZeroDivisionError as e:
    print(e)
