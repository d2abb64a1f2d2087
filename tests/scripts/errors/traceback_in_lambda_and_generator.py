def numbers(xs):
    for x in xs:
        yield 10 // x
invert = lambda xs: sum(numbers(xs))
print(invert([1, 2]))
invert([5, 0])
