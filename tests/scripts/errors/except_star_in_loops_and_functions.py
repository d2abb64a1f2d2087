def run(groups):
    for g in groups:
        for attempt in range(2):
            try:
                try:
                    if g is None:
                        raise ValueError(attempt)
                    raise g
                except* ValueError as e:
                    print(attempt, "values", [str(x) for x in e.exceptions])
                except* OSError:
                    print(attempt, "os")
                    continue_later = True
            except ExceptionGroup as rest:
                print(attempt, "rest", repr(rest))
            else:
                print("fine")
    return "done"


print(run([ExceptionGroup("g", [ValueError(1), OSError(2)]), None, ExceptionGroup("h", [KeyError("k")])]))
