"""The operators as functions."""

from _operator import (
    abs, add, and_, attrgetter, call, concat, contains, countOf, delitem, eq, floordiv, ge, getitem, gt, iadd, iand,
    iconcat, ifloordiv, ilshift, imatmul, imod, imul, index, indexOf, inv, invert, ior, ipow, irshift, is_, is_not,
    isub, itemgetter, itruediv, ixor, le, length_hint, lshift, lt, matmul, mod, mul, ne, neg, not_, or_, pos, pow,
    rshift, setitem, sub, truediv, truth, xor,
)

__all__ = [
    "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq", "floordiv", "ge",
    "getitem", "gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul", "imod", "imul", "index", "indexOf",
    "inv", "invert", "ior", "ipow", "irshift", "is_", "is_not", "isub", "itemgetter", "itruediv", "ixor", "le",
    "length_hint", "lshift", "lt", "matmul", "methodcaller", "mod", "mul", "ne", "neg", "not_", "or_", "pos", "pow",
    "rshift", "setitem", "sub", "truediv", "truth", "xor",
]

# Each has the name of its method as well.
__abs__, __add__, __and__, __call__, __concat__, __contains__ = abs, add, and_, call, concat, contains
__delitem__, __eq__, __floordiv__, __ge__, __getitem__, __gt__ = delitem, eq, floordiv, ge, getitem, gt
__iadd__, __iand__, __iconcat__, __ifloordiv__, __ilshift__ = iadd, iand, iconcat, ifloordiv, ilshift
__imatmul__, __imod__, __imul__, __index__, __inv__, __invert__ = imatmul, imod, imul, index, inv, invert
__ior__, __ipow__, __irshift__, __isub__, __itruediv__, __ixor__ = ior, ipow, irshift, isub, itruediv, ixor
__le__, __lshift__, __lt__, __matmul__, __mod__, __mul__, __ne__ = le, lshift, lt, matmul, mod, mul, ne
__neg__, __not__, __or__, __pos__, __pow__, __rshift__ = neg, not_, or_, pos, pow, rshift
__setitem__, __sub__, __truediv__, __xor__ = setitem, sub, truediv, xor


class methodcaller:
    """A function that calls a method with given arguments."""

    __slots__ = ("_name", "_args", "_kwargs")

    def __init__(self, /, *args, **kwargs):
        if not args:
            raise TypeError("methodcaller needs at least one argument, the method name")
        self._name, *self._args = args
        if not isinstance(self._name, str):
            raise TypeError("method name must be a string")
        self._kwargs = kwargs

    def __call__(self, /, *args, **kwargs):
        if kwargs:
            raise TypeError("methodcaller() takes no keyword arguments")
        if len(args) != 1:
            raise TypeError(f"methodcaller expected 1 argument, got {len(args)}")
        return getattr(args[0], self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        given = [repr(self._name), *map(repr, self._args), *(f"{key}={value!r}" for key, value in self._kwargs.items())]
        return f"operator.methodcaller({', '.join(given)})"

    def __reduce__(self):
        if self._kwargs:
            from functools import partial

            return partial(methodcaller, self._name, **self._kwargs), tuple(self._args)
        return methodcaller, (self._name, *self._args)
