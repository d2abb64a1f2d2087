try:
    try:
        raise ExceptionGroup("outer", [ValueError(1), ExceptionGroup("inner", [TypeError(2), OSError(3)])])
    except* TypeError as e:
        print("types", repr(e))
        try:
            raise ExceptionGroup("second", [KeyError(4), IndexError(5)])
        except* KeyError as k:
            print("keys", repr(k), repr(k.__context__))
except* ValueError as e:
    print("values", repr(e))
except* LookupError as e:
    print("lookup", repr(e))
except* OSError as e:
    print("os", repr(e))
