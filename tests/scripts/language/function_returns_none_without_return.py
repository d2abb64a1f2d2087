def f(): pass
def g(): return
def h(x):
    if x:
        return 1, 2
print(f(), g(), h(0), h(1))
def star(xs): return 0, *xs
print(star([1, 2]))
