import functools


@functools.lru_cache(maxsize=2)
def double(x):
    "doubles"
    print("computing", x)
    return x * 2


print(double(1), double(2), double(1), double(3), double(2), double.cache_info(), double.cache_parameters())
double.cache_clear()
print(double.cache_info(), double.__wrapped__(5), double.__name__, double.__doc__)


@functools.lru_cache(typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed.cache_info())


@functools.lru_cache
def plain(*args, **kw):
    return args, tuple(kw.items())


print(plain(1, a=2), plain(1, a=2), plain(a=2), plain.cache_info(), plain.cache_parameters())


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
zero = functools.lru_cache(maxsize=0)(lambda x: x)
print(zero(1), zero(1), zero.cache_info())
negative = functools.lru_cache(maxsize=-5)(lambda x: x)
print(negative.cache_info())
for call in (lambda: double([]), lambda: functools.lru_cache("x"), lambda: double(), lambda: functools.lru_cache(2.5), lambda: functools.cache(3)):
    try:
        print(call())
    except TypeError as error:
        print(error)


class C:
    @functools.lru_cache
    def method(self, x):
        return x

    @staticmethod
    @functools.cache
    def free(x):
        return x


c = C()
print(c.method(1), C.method(c, 1), C.method.cache_info().hits, C.free(2), c.free(2), C.free.cache_info())
