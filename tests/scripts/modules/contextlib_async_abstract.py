# A class with __aenter__ and __aexit__ counts as an asynchronous context manager.
import contextlib


class Both:
    def __aenter__(self):
        pass

    def __aexit__(self, *exception):
        pass


class One:
    def __aenter__(self):
        pass


kind = contextlib.AbstractAsyncContextManager
print(issubclass(Both, kind), issubclass(One, kind), isinstance(Both(), kind), isinstance(3, kind))
print(kind[int])
try:
    kind()
except TypeError as error:
    print(error)
