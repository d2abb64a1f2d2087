def run(where):
    log = []
    try:
        try:
            log.append("try")
            if where == "try": raise ValueError("try")
        except ValueError as e:
            log.append("except")
            if where == "except": raise
        else:
            log.append("else")
            if where == "else": raise KeyError("else")
        finally:
            log.append("finally")
            if where == "finally": raise IndexError("finally")
    except Exception as e:
        log.append(repr(e))
    return log
for where in ("nowhere", "try", "else", "finally"):
    print(where, run(where))
