e = "outer"
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError as e:
    pass
except* TypeError as e:
    print(repr(e))
try:
    e
except NameError as x:
    print(x)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as e:
        del e
        raise KeyError("inside")
except Exception as x:
    print(repr(x), repr(x.exceptions[0].__context__) if hasattr(x, "exceptions") else repr(x.__context__))
