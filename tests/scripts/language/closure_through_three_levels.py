def a(x):
    def b(y):
        def c(z):
            nonlocal x
            x += z
            return x, y, z
        return c
    return b
c = a(1)(2)
print(c(3), c(4))
