try:
    try:
        raise KeyError("context")
    except KeyError:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)]) from OSError("cause")
except ExceptionGroup as e:
    eg = e
eg.add_note("a note")
match, rest = eg.split(ValueError)
for part in (match, rest):
    print(part, part.__cause__, repr(part.__context__), part.__traceback__ is eg.__traceback__, part.__notes__, part.__suppress_context__)
match.add_note("more")
print(eg.__notes__, match.__notes__, rest.__notes__)
