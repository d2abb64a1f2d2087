def kinds():
    print("evaluated")
    return (KeyError, ZeroDivisionError)
try:
    1 / 0
except kinds():
    print("matched")
try:
    raise LookupError
except (IndexError, (KeyError)):
    print("no")
except LookupError:
    print("base")
try:
    try:
        1 / 0
    except 5:
        pass
except TypeError as e:
    print(e)
try:
    raise KeyboardInterrupt
except Exception:
    print("no")
except BaseException as e:
    print(repr(e))
