def first_even(xs):
    return next(x for x in xs if x % 2 == 0)
print(first_even([1, 4]))
first_even([1, 3])
