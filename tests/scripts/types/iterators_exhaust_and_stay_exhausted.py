for it in (iter([1]), iter((1,)), iter("a"), iter({1: 2}), iter({1}), iter(range(1)), (x for x in [1]), map(str, [1]), zip([1])):
    first = next(it)
    print(type(it).__name__, first, next(it, "end"), next(it, "still"))
xs = [1]
it = iter(xs)
next(it); next(it, None)
xs.append(2)
print(next(it, "list iterator stays finished"))
