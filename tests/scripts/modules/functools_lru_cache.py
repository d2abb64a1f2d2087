from functools import lru_cache, cache
calls = []
@lru_cache(maxsize=2)
def f(x):
    "doc"
    calls.append(x)
    return x * 2
print(f(1), f(2), f(1), f(3), f(2), calls, f.cache_info())
f.cache_clear()
print(f.cache_info(), f.__name__, f.__doc__, f.__wrapped__(9), f.cache_parameters())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info().currsize)
@lru_cache
def g(a, b=1): return (a, b)
print(g(1), g(1, b=1), g(a=1), g.cache_info().misses)
try:
    g([])
except TypeError as e:
    print(e)
@lru_cache(typed=True)
def h(x): return type(x).__name__
print(h(1), h(1.0), h(True))
