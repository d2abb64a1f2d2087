print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 0.4999, 1e16, 3)], round(2.675, 2), round(1.005, 2), round(-1234.567, -2), round(12345, -2), round(15, -1), round(25, -1))
print(round(3.14159, 3), round(5, 2), round(5.0, None), round(1e300, 5), round(0.1 + 0.2, 10), round(number=2.71828, ndigits=2), round(123.456, 0))
try:
    round("a")
except TypeError as e:
    print(e)
try:
    round(1.5, "a")
except TypeError as e:
    print(e)
