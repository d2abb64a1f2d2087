def f():
    def g(): return later
    try:
        g()
    except NameError as e:
        print(type(e).__name__, e)
    later = 5
    return g()
print(f())
def h():
    x = 1
    def use(): return x
    del x
    try:
        use()
    except NameError as e:
        print(e)
h()
