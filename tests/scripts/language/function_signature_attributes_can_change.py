def f(a, b=1, *, c=2): return a, b, c
f.__defaults__ = (10, 20)
print(f(), f(5))
f.__kwdefaults__ = {"c": 30}
print(f(1))
f.__defaults__ = None
try:
    f()
except TypeError as e:
    print(e)
c = f.__code__
print(c.co_name, c.co_argcount, c.co_kwonlyargcount, c.co_posonlyargcount, c.co_varnames, c.co_nlocals, c.co_firstlineno, c.co_filename.endswith(".py"))
