def g():
    try:
        raise KeyError("inside")
    except KeyError:
        yield 1
        try:
            raise
        except KeyError as e:
            yield repr(e)
it = g()
try:
    raise ValueError("outside")
except ValueError:
    print(next(it))
    try:
        raise
    except ValueError as e:
        print(repr(e))
print(next(it))
