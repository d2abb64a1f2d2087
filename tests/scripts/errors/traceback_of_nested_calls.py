def a(x):
    return b(x + 1)

def b(y):
    z = y * 2
    return c(z)

def c(n):
    return [1, 2, 3][n]

print("before")
a(5)
print("never")
