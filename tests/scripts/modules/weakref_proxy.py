import weakref


class Box:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, value):
        self.items[i] = value

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __add__(self, other):
        return self.items + other

    def __eq__(self, other):
        return self.items == getattr(other, "items", other)

    def __str__(self):
        return "box"

    __hash__ = object.__hash__


class Caller(Box):
    def __call__(self, x, *, y=1):
        return x + y


box = Box([1, 2])
proxy = weakref.proxy(box, lambda p: print("gone"))
print(len(proxy), proxy[0], 2 in proxy, list(proxy), proxy + [3], str(proxy), proxy == box, proxy.items, bool(proxy))
proxy.items.append(5)
proxy.extra = "set"
proxy[0] = 9
print(box.extra, box.items, isinstance(proxy, Box), type(proxy), repr(proxy).split(" at ")[0])
del proxy.extra
print(hasattr(box, "extra"), proxy.__class__)
try:
    hash(proxy)
except TypeError as error:
    print(error)
caller = Caller([])
called = weakref.proxy(caller)
print(called(3, y=4), type(called), isinstance(called, weakref.ProxyTypes))
del box, caller
for use in (lambda: proxy.items, lambda: len(proxy), lambda: called(1), lambda: str(proxy), lambda: bool(proxy)):
    try:
        print(use())
    except ReferenceError as error:
        print(type(error).__name__, error)
