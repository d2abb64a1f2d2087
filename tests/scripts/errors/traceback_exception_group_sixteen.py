raise ExceptionGroup("wide", [ExceptionGroup("in", [ValueError(i)]) if i > 13 else ValueError(i) for i in range(16)])
