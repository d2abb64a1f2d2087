"""Which functions are called: for each group, pairs of a function's name and what makes it anew."""

import builtins

import _modules

# What ends, blocks or changes the process, asks a terminal, has an answer of its own in every run, or would take
# CPython itself for ever.
LEFT_OUT = set(
    """
    breakpoint help input exit quit copyright credits license id open exec eval
    dir globals hash vars
    object.__sizeof__ object.__reduce__ object.__reduce_ex__ object.__dir__ object.__hash__ object.__subclasshook__
    type.__subclasses__ type.mro type.__dir__ type.__sizeof__
    """.split()
)
LEFT_OUT |= _modules.LEFT_OUT
EVERYWHERE = {"__sizeof__", "__reduce__", "__reduce_ex__", "__setstate__", "__getstate__", "__class__", "__dir__"}

# Calls that CPython itself would not come back from, or not soon.
ENDLESS = {
    "Fraction.__pow__": ("2**62", "2**63", "2**200"),
    "Fraction.__rpow__": ("2**62", "2**63", "2**200"),
    "Fraction.__round__": ("2**62", "2**63", "2**200"),
    "statistics.quantiles": ("2**62", "2**63", "2**200"),
    "NormalDist.quantiles": ("2**62", "2**63", "2**200"),
    "NormalDist.samples": ("2**62", "2**63", "2**200"),
    "int.__round__": ("-2**63",),
    "round": ("-2**63",),
    "int.__pow__": ("2**62", "2**63", "2**200"),
    "int.__rpow__": ("2**62", "2**63", "2**200"),
    "pow": ("2**62", "2**63", "2**200"),
    "operator.pow": ("2**62", "2**63", "2**200"),
    "operator.ipow": ("2**62", "2**63", "2**200"),
}


INSTANCES = {
    "object": object,
    "int": lambda: 5,
    "bool": lambda: True,
    "float": lambda: 2.5,
    "complex": lambda: 2 + 1j,
    "str": lambda: "abcab",
    "bytes": lambda: b"abcab",
    "bytearray": lambda: bytearray(b"abcab"),
    "memoryview": lambda: memoryview(b"abcab"),
    "tuple": lambda: (1, "a", 1),
    "list": lambda: [3, 1, 2],
    "dict": lambda: {"a": 1, 2: "b"},
    "set": lambda: {1, 2},
    "frozenset": lambda: frozenset({1, 2}),
    "range": lambda: range(1, 9, 3),
    "slice": lambda: slice(1, 8, 2),
    "property": lambda: property(lambda self: 1),
    "staticmethod": lambda: staticmethod(len),
    "classmethod": lambda: classmethod(len),
    "enumerate": lambda: enumerate("ab"),
    "zip": lambda: zip("ab", "cd"),
    "map": lambda: map(len, ["a", "bc"]),
    "filter": lambda: filter(None, [0, 1]),
    "reversed": lambda: reversed([1, 2]),
    "BaseException": lambda: BaseException("a", 1),
    "OSError": lambda: OSError(2, "no", "file"),
    "StopIteration": lambda: StopIteration(3),
    "ImportError": lambda: ImportError("m", name="n"),
    "SyntaxError": lambda: SyntaxError("m", ("f", 1, 2, "t")),
    "UnicodeDecodeError": lambda: UnicodeDecodeError("utf-8", b"ab", 0, 1, "r"),
    "UnicodeEncodeError": lambda: UnicodeEncodeError("utf-8", "ab", 0, 1, "r"),
    "BaseExceptionGroup": lambda: BaseExceptionGroup("m", [ValueError(1), KeyError(2)]),
    "ExceptionGroup": lambda: ExceptionGroup("m", [ValueError(1), KeyError(2)]),
}

UNNAMED = {
    "dict_keys": lambda: {"a": 1, 2: "b"}.keys(),
    "dict_values": lambda: {"a": 1, 2: "b"}.values(),
    "dict_items": lambda: {"a": 1, 2: "b"}.items(),
    "mappingproxy": lambda: vars(object),
    "generator": lambda: (x for x in [1, 2]),
    "function": lambda: lambda x: x,
    "method": lambda: Method().method,
    "builtin_function_or_method": lambda: len,
    "list_iterator": lambda: iter([1, 2]),
    "dict_keyiterator": lambda: iter({1: 2}),
    "set_iterator": lambda: iter({1}),
    "str_ascii_iterator": lambda: iter("ab"),
    "range_iterator": lambda: iter(range(3)),
    "tuple_iterator": lambda: iter((1, 2)),
    "NoneType": lambda: None,
    "ellipsis": lambda: ...,
    "NotImplementedType": lambda: NotImplemented,
    "GenericAlias": lambda: list[int],
    "UnionType": lambda: int | str,
}


class Method:
    def method(self, x):
        return x


def functions_of(instance, kind, make):
    """The methods of a type, bound to an instance that is made for each call."""
    for name in sorted(vars(kind)):
        if name not in EVERYWHERE and callable(getattr(instance, name, None)):
            yield f"{kind.__name__}.{name}", lambda name=name: getattr(make(), name)


def builtin_functions():
    for name in sorted(vars(builtins)):
        function = getattr(builtins, name)
        is_exception = isinstance(function, type) and issubclass(function, BaseException)
        if not name.startswith("_") and callable(function) and (name in INSTANCES or not is_exception):
            yield name, lambda name=name: getattr(builtins, name)


def is_method(name):
    return name not in EVERYWHERE and (name.endswith("__") or not name.startswith("_"))


def methods_of(what, make):
    """The methods of an object that a module makes, those of its class's bases too, but for builtin types."""
    kind = type(make())
    kinds = [base for base in kind.__mro__ if base is kind or base.__module__ != "builtins"]
    for name in sorted({name for base in kinds for name in vars(base) if is_method(name)}):
        if callable(getattr(make(), name, None)):
            yield f"{what}.{name}", lambda name=name: getattr(make(), name)


def module_functions(name):
    module = __import__(name)
    for function in sorted(vars(module)):
        if _modules.is_called(name, function) and callable(getattr(module, function)):
            yield f"{name}.{function}", lambda function=function: getattr(module, function)
    for what, make in _modules.INSTANCES.get(name, {}).items():
        yield from methods_of(what, lambda make=make: make(module))


def functions(group):
    if group == "builtins":
        found = builtin_functions()
    elif group in _modules.NAMES:
        found = module_functions(group)
    elif group in INSTANCES or group in UNNAMED:
        make = INSTANCES.get(group) or UNNAMED[group]
        instance = make()
        found = functions_of(instance, type(instance), make)
    else:
        raise SystemExit(f"no group {group}")
    return [(name, make) for name, make in found if name not in LEFT_OUT]
