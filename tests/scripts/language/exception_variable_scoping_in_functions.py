def f():
    try:
        raise ValueError("one")
    except ValueError as e:
        saved = e
    try:
        e
    except UnboundLocalError as err:
        print(err)
    return saved
print(repr(f()))
def g():
    e = "before"
    try:
        raise KeyError
    except KeyError as e:
        e = "assigned inside"
        print(e)
    try:
        print(e)
    except NameError:
        print("e was deleted all the same")
g()
