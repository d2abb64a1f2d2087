def inner():
    e = KeyError("k")
    e.add_note("note of the cause")
    raise e
try:
    inner()
except KeyError as e:
    err = ValueError("outer")
    err.add_note("note of the effect")
    raise err from e
