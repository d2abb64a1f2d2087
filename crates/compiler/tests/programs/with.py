def f():
    with a as x, b.c as (y, z):
        return x
    with a:
        pass
    while 1:
        with q:
            break
