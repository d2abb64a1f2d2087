log = []
def f():
    try:
        try:
            log.append(1)
            raise KeyError("a")
        finally:
            log.append(2)
            try:
                raise ValueError
            except ValueError:
                log.append(3)
    except KeyError as e:
        log.append(repr(e))
        return "done"
    finally:
        log.append(4)
print(f(), log)
