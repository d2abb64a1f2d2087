class E(Exception): pass
for thing in (E, E("x"), E("x", 1), 5, None, "s", int):
    try:
        raise thing
    except Exception as e:
        print(type(e).__name__, e.args)
try:
    raise
except RuntimeError as e:
    print(e)
try:
    try:
        raise E("again")
    except E:
        raise
except E as e:
    print(repr(e))
