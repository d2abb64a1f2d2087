def leaf(n):
    try:
        raise ValueError(n)
    except ValueError as e:
        return e


inner = ExceptionGroup("inner", [leaf(1), leaf(2)])
inner.add_note("a note\nof two lines")
try:
    raise inner
except ExceptionGroup as e:
    middle = ExceptionGroup("middle", [e, leaf(3)])
raise ExceptionGroup("outer", [leaf(0), middle, ExceptionGroup("last", [leaf(4)])])
