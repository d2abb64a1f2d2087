def v(n):
    print("eval", n)
    return n
print(v(1) < v(2) < v(3))
print(v(3) < v(2) < v(1))
print(1 < 2 > 1 != 3 == 3.0 <= 4, 1 in [1] == True, 5 == 5 in [5])
print((1 < 2) < 2, 3 > 2 > 2)
a = b = []
print(a is b is not None)
