def show(*a, **k):
    print(a, k)
show(*[1, 2], 3, *(), *"ab")
show(x=1, *[9, 8], **{"y": 2}, z=3, **{"w": 4})
show(**{})
show(*range(3), **dict(k=1))
show(*{"only keys": 0})
show(*(i * i for i in range(4)))
