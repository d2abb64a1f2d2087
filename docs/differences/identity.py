# Equal small numbers are one and the same; CPython makes a new object for most results.
a = int("1000")
b = int("1000")
print("equal ints, one object:", a is b)
x = float("1.5")
y = float("1.5")
print("equal floats, one object:", x is y)
e = "é!"[0]
print("the same character twice:", e is chr(233))
