def f():
    x = 1
    del x
    try:
        print(x)
    except UnboundLocalError as e:
        print(type(e).__name__, e)
f()
def g():
    try:
        del never
    except UnboundLocalError as e:
        print(e)
    never = 1
g()
