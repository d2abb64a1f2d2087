g = (x for x in [1, 2])
for it in (g, iter([1]), enumerate([1]), zip([1]), map(str, [1]), reversed([1]), filter(None, [1]), iter({1: 2})):
    print(iter(it) is it, end=" ")
print()
xs = [1, 2, 3]
print(iter(xs) is iter(xs), [(a, b) for a in xs for b in xs if a < b])
it = iter(xs)
print([(a, b) for a in it for b in it])
it = iter([1, 2, 3, 4, 5])
for x in it:
    if x == 2: print("skipped", next(it))
    else: print(x)
