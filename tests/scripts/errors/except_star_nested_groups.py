eg = ExceptionGroup("a", [ExceptionGroup("b", [ValueError(1), TypeError(2)]), ExceptionGroup("c", [KeyError(3)]), OSError(4)])
try:
    try:
        raise eg
    except* TypeError as e:
        print(repr(e))
    except* KeyError as e:
        print(repr(e))
        raise
except* ValueError as e:
    print(repr(e))
except* Exception as e:
    print("rest", repr(e))
