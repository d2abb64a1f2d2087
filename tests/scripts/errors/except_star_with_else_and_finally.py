def f(x):
    log = []
    try:
        try:
            if x:
                raise x
            log.append("body")
        except* ValueError:
            log.append("except")
            if x.message == "raise":
                raise KeyError("from except")
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as e:
        log.append(repr(e))
    return log


print(f(None))
print(f(ExceptionGroup("g", [ValueError()])))
print(f(ExceptionGroup("g", [TypeError()])))
print(f(ExceptionGroup("raise", [ValueError()])))
