def f():
    raise ValueError("one")


def g():
    1 / 0


errors = []
for h in (f, g):
    try:
        h()
    except Exception as e:
        errors.append(e)
errors.append(KeyError("without traceback"))
raise ExceptionGroup("top", errors)
