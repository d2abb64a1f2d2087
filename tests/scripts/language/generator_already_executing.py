def g():
    try:
        next(me)
    except ValueError as e:
        yield str(e)
me = g()
print(next(me))
