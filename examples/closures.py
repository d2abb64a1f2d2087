# Look for: a closure keeps the variable, not its value at that time.
#   minipy closures.py


def counter(start=0):
    n = start

    def increment(by=1):
        nonlocal n
        n += by
        return n

    return increment


first, second = counter(), counter(100)
print(first(), first(), second(), first(10), second())

late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print("all see the last i: ", [f() for f in late])
print("each has its own i: ", [f() for f in early])


def logged(f):
    def wrapper(*args):
        result = f(*args)
        print(f"{f.__name__}{args} = {result}")
        return result

    return wrapper


@logged
def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)


gcd(12, 18)
