def f():
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])


try:
    f()
except* ValueError as e:
    raise RuntimeError("while handling")
except* TypeError:
    pass
