"""traceback: walk_stack begins where it is asked; which of cause and context a TracebackException keeps."""
import traceback
def f():
    s = traceback.StackSummary.extract(traceback.walk_stack(None), limit=1)
    print([(x.name, x.line) for x in s])
    s = traceback.StackSummary.extract(traceback.walk_stack(None), limit=1, capture_locals=True)
    print([sorted(x.locals) for x in s])
f()
try:
    try: 1/0
    except ZeroDivisionError as e: raise KeyError("x") from e
except KeyError as e:
    for compact in (False, True):
        t = traceback.TracebackException.from_exception(e, compact=compact)
        print(t.__context__ is not None, t.__cause__ is not None, t.__suppress_context__)
    print("".join(t.format()))
try:
    try: 1/0
    except ZeroDivisionError as e: raise KeyError("x") from None
except KeyError as e:
    for compact in (False, True):
        t = traceback.TracebackException.from_exception(e, compact=compact)
        print(t.__context__ is not None, t.__cause__ is not None, t.__suppress_context__)
    print("".join(t.format()))
