def grow(n):
    x = 1
    for _ in range(n):
        x = x * 2 + 1
    return x
print(grow(10), grow(59), grow(60), grow(61), grow(62), grow(63), grow(64), grow(100))
def shrink(n):
    x = -1
    for _ in range(n):
        x = x - (1 << 60)
    return x
print(shrink(3), shrink(4), shrink(5), shrink(16))
def product(n):
    x = 3
    for i in range(n):
        x *= 3
    return x
print(product(37), product(38), product(39), product(40), product(41))
