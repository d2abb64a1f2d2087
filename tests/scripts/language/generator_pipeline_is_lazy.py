def numbers():
    n = 0
    while True:
        print("make", n)
        yield n
        n += 1
def only_odd(xs):
    for x in xs:
        if x % 2: yield x
def take(n, xs):
    for _ in range(n):
        yield next(xs)
print(list(take(2, only_odd(numbers()))))
