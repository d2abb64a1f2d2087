try:
    raise ValueError("naked")
except* ValueError as e:
    print(repr(e), e.exceptions)
try:
    try:
        raise OSError("other")
    except* ValueError:
        print("no")
except OSError as e:
    print(repr(e))
try:
    try:
        raise ValueError("again")
    except* ValueError:
        raise
except BaseException as e:
    print(repr(e))
try:
    raise KeyboardInterrupt
except* KeyboardInterrupt as e:
    print(repr(e))
