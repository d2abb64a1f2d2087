"""Finding modules without importing them, and importing files that are on no path."""

import os as _os
import sys as _sys
from importlib.machinery import ModuleSpec as _ModuleSpec
from importlib.machinery import _LibraryLoader, _spec_of_file

MAGIC_NUMBER = b"\xf3\r\r\n"
_NOT_GIVEN = object()


def find_spec(name, package=None):
    """What is known of a module before it is imported; None if there is none. Its packages are imported."""
    full = resolve_name(name, package) if name.startswith(".") else name
    if full in _sys.modules:
        return _spec_of_module(full, _sys.modules[full])
    parent, _, last = full.rpartition(".")
    if not parent:
        return _search(full, last, None)
    try:
        folders = __import__(parent, fromlist=["__path__"]).__path__
    except AttributeError as error:
        message = f"__path__ attribute not found on {parent!r} while trying to find {full!r}"
        raise ModuleNotFoundError(message, name=full) from error
    return _search(full, last, folders)


def _spec_of_module(name, module):
    if module is None:
        return None
    spec = getattr(module, "__spec__", None)
    if spec is not None:
        return spec
    if name == "__main__":
        raise ValueError("__main__.__spec__ is None")
    path = getattr(module, "__file__", None)
    if path is None or path.startswith("<"):
        return _spec_of_library(name, getattr(module, "__path__", None))
    return _spec_of_file(name, path, search=getattr(module, "__path__", None))


def _spec_of_library(name, folders=None):
    spec = _ModuleSpec(name, _LibraryLoader(), origin="built-in")
    spec.submodule_search_locations = None if folders is None else list(folders)
    return spec


def _search(full, last, folders):
    for folder in _sys.path if folders is None else folders:
        base = _os.path.join(_os.path.abspath(folder), last)
        for path in (_os.path.join(base, "__init__.py"), base + ".py"):
            if _os.path.isfile(path):
                return _spec_of_file(full, path)
    # A package that comes with the machine has no folders.
    if folders or full.partition(".")[0] not in _sys.stdlib_module_names:
        return None
    try:
        module = __import__(full, fromlist=["__name__"])
    except ImportError:
        return None
    return _spec_of_library(full, getattr(module, "__path__", None))


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_NOT_GIVEN):
    """What describes a module whose file is known; None if the file's name does not end as a module's."""
    if location is None:
        return None if loader is None else spec_from_loader(name, loader)
    path = _os.path.abspath(_os.fspath(location))
    if loader is None and not path.endswith(".py"):
        return None
    search = None if submodule_search_locations is _NOT_GIVEN else submodule_search_locations
    return _spec_of_file(name, path, loader, search)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """What describes a module that a loader makes."""
    if is_package is None and hasattr(loader, "is_package"):
        try:
            is_package = loader.is_package(name)
        except ImportError:
            is_package = None
    return _ModuleSpec(name, loader, origin=origin, is_package=bool(is_package))


def module_from_spec(spec):
    """A module that is not run yet: `spec.loader.exec_module` does that."""
    from types import ModuleType

    make = getattr(spec.loader, "create_module", None)
    if make is None and hasattr(spec.loader, "exec_module"):
        raise ImportError("loaders that define exec_module() must also define create_module()")
    module = make(spec) if make is not None else None
    if module is None:
        module = ModuleType(spec.name)
        module.__loader__, module.__package__, module.__spec__ = spec.loader, spec.parent, spec
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
        if spec.has_location:
            module.__file__, module.__cached__ = spec.origin, spec.cached
    return module


def resolve_name(name, package):
    """The full name that a name with leading dots means within a package."""
    from importlib import _absolute

    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    relative = name.lstrip(".")
    return _absolute(relative, package, len(name) - len(relative))


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where CPython would keep a file's compiled code."""
    folder, file = _os.path.split(_os.fspath(path))
    level = f".opt-{optimization}" if optimization not in (None, "") else ""
    stem = file.rpartition(".")[0] or file
    return _os.path.join(folder, "__pycache__", f"{stem}.{_sys.implementation.cache_tag}{level}.pyc")


def source_from_cache(path):
    """The file whose compiled code CPython would keep there."""
    folder, file = _os.path.split(_os.fspath(path))
    above, last = _os.path.split(folder)
    if last != "__pycache__":
        raise ValueError(f"__pycache__ not bottom-level directory in {path!r}")
    if file.count(".") not in (2, 3):
        raise ValueError(f"expected only 2 or 3 dots in {file!r}")
    return _os.path.join(above, file.partition(".")[0] + ".py")


def decode_source(source_bytes):
    """The text of a module's octets, by the encoding that they name."""
    import re

    octets = bytes(source_bytes)
    head = b"\n".join(octets.split(b"\n", 2)[:2])
    named = re.search(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", head, re.MULTILINE)
    text = octets.decode(named[1].decode() if named else "utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def __getattr__(name):
    if name == "LazyLoader":
        raise NotImplementedError("importlib.util.LazyLoader is not supported; import inside of functions instead")
    raise AttributeError(f"module 'importlib.util' has no attribute {name!r}")
