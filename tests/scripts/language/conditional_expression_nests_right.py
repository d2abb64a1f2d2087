f = lambda n: "neg" if n < 0 else "zero" if n == 0 else "pos"
print(f(-1), f(0), f(1))
print((1 if False else 2) + 3, [1 if x else 0 for x in (0, 5, "")])
def no(): raise AssertionError
print(1 if True else no())
