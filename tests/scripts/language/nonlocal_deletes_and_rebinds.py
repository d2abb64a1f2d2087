def f():
    x = 1
    def drop():
        nonlocal x
        del x
    def put(v):
        nonlocal x
        x = v
    drop()
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    put(9)
    return x
print(f())
