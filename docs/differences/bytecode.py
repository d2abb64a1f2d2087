# The instructions are minipy's own, so a code object has no bytes that a tool for CPython's could read.
def f(a, b=2):
    return a + b


print(f.__code__.co_varnames, hasattr(f.__code__, "co_code"))
