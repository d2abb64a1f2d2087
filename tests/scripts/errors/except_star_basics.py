def f(group):
    try:
        raise group
    except* ValueError as e:
        print("values", repr(e))
    except* (TypeError, KeyError) as e:
        print("others", repr(e))
    else:
        print("else")
    finally:
        print("finally")


f(ExceptionGroup("g", [ValueError(1), KeyError("k"), ValueError(2), TypeError()]))
f(ExceptionGroup("g", [ValueError(1)]))
try:
    f(ExceptionGroup("g", [OSError(1), ValueError(2)]))
except ExceptionGroup as e:
    print("left", repr(e))
try:
    pass
except* ValueError:
    print("no")
else:
    print("else")
try:
    print(e)
except NameError as x:
    print(x)
