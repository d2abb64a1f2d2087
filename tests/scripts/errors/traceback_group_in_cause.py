try:
    raise ExceptionGroup("cause", [ValueError(1), OSError(2)])
except ExceptionGroup as e:
    raise RuntimeError("effect") from e
