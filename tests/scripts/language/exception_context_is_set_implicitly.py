try:
    try:
        {}["a"]
    except KeyError:
        [][0]
except IndexError as e:
    print(repr(e), repr(e.__context__), e.__context__.__context__)
try:
    try:
        raise ValueError(1)
    finally:
        raise TypeError(2)
except TypeError as e:
    print(repr(e.__context__))
def f():
    try:
        raise KeyError
    except KeyError:
        pass
    try:
        raise ValueError
    except ValueError as e:
        return e.__context__
print(f())
