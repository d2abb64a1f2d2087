"""Importing modules by names that are computed, and running a module's file again."""

import sys as _sys
from types import ModuleType as _ModuleType

__path__ = []
__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def import_module(name, package=None):
    """The module of that name; with leading dots, of a name that begins at the package."""
    relative = name.lstrip(".")
    level = len(name) - len(relative)
    if level:
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        name = _absolute(relative, package, level)
    __import__(name)
    return _sys.modules[name]


def _absolute(relative, package, level):
    base = package
    for _ in range(level - 1):
        base, dot, _ = base.rpartition(".")
        if not dot:
            raise ImportError("attempted relative import beyond top-level package")
    return f"{base}.{relative}" if relative else base


def invalidate_caches():
    """Nothing to do: folders are looked up anew at each import."""


def reload(module):
    """Runs a module's file again, in the namespace that the module has."""
    if not isinstance(module, _ModuleType):
        raise TypeError("reload() argument must be a module")
    name = module.__name__
    if _sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    file = getattr(module, "__file__", None)
    if file is None or file.startswith("<"):
        raise NotImplementedError(f"module {name} comes with minipy and cannot be reloaded; reload modules that are files")
    with open(file, "rb") as source:
        code = compile(source.read(), file, "exec")
    exec(code, module.__dict__)
    return _sys.modules[name]
