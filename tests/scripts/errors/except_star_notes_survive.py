eg = ExceptionGroup("g", [ValueError(1), TypeError(2)])
eg.add_note("first")
try:
    try:
        raise eg
    except* ValueError as e:
        e.add_note("on the part")
        print(e.__notes__)
        raise
except ExceptionGroup as e:
    print(e.__notes__, repr(e), e is eg)
