try:
    try:
        1 / 0
    except ZeroDivisionError as z:
        raise ExceptionGroup("first", [TypeError("t")]) from z
except ExceptionGroup as e:
    e.exceptions[0].__cause__ = OSError("cause of a leaf")
    try:
        raise KeyError("between")
    except KeyError:
        raise ExceptionGroup("second", [e, ValueError("v")])
