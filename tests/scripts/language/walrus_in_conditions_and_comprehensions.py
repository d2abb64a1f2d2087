data = [1, 5, 20, 3]
if (n := len(data)) > 3:
    print("long", n)
print([y for x in data if (y := x * 2) > 5], y)
def f():
    it = iter(data)
    while (v := next(it, None)) is not None:
        print(v, end=" ")
    print()
    return v
print(f())
print((a := 1, b := 2), a, b)
print(any((hit := x) > 10 for x in data), hit)
