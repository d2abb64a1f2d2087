# The instructions are minipy's own: the bytes of a code object mean nothing to a tool for CPython's.
def f(a, b=2):
    return a + b


print(f.__code__.co_varnames, f.__code__.co_code.hex())
