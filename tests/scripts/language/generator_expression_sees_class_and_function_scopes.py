def f(n):
    return sum(n * x for x in range(4)), [y for y in (x + n for x in range(2))]
print(f(10))
class C:
    data = [1, 2, 3]
    doubled = [x * 2 for x in data]
    total = sum(x for x in data)
    try:
        bad = [x for x in range(2) if x in data]
    except NameError as e:
        message = str(e)
print(C.doubled, C.total, C.message)
