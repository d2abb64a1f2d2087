"""What describes a module before it is made, and what runs its file."""

import sys as _sys

__all__ = [
    "ModuleSpec", "SourceFileLoader", "SOURCE_SUFFIXES", "BYTECODE_SUFFIXES", "EXTENSION_SUFFIXES", "all_suffixes",
]

SOURCE_SUFFIXES = [".py"]
# Modules are compiled when they are imported, and nothing is kept.
BYTECODE_SUFFIXES = []
EXTENSION_SUFFIXES = []


def all_suffixes():
    """The endings of files that are modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """Where a module comes from, and what will run it."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name, self.loader, self.origin, self.loader_state = name, loader, origin, loader_state
        self.submodule_search_locations = [] if is_package else None
        self.has_location, self.cached = False, None

    @property
    def parent(self):
        """The package that it is in, or that it is."""
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name

    def __repr__(self):
        parts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            parts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            parts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"ModuleSpec({', '.join(parts)})"

    def __eq__(self, other):
        if not isinstance(other, ModuleSpec):
            return NotImplemented
        return vars(self) == vars(other)


class SourceFileLoader:
    """Runs a module's file."""

    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def create_module(self, spec):
        """None: the module is made as any other."""
        return None

    def exec_module(self, module):
        """Runs the file in the module's namespace."""
        exec(self.get_code(module.__name__), module.__dict__)

    def get_filename(self, name=None):
        """The path of the file."""
        if name is not None and name != self.name:
            raise ImportError(f"loader for {self.name} cannot handle {name}", name=name)
        return self.path

    def get_data(self, path):
        """The octets of a file."""
        with open(path, "rb") as file:
            return file.read()

    def get_source(self, fullname):
        """The text of the file."""
        from importlib.util import decode_source

        return decode_source(self.get_data(self.get_filename(fullname)))

    def get_code(self, fullname):
        """The file compiled."""
        path = self.get_filename(fullname)
        return compile(self.get_data(path), path, "exec")

    def is_package(self, fullname):
        """Whether the file is the `__init__` of a package."""
        stem = self.path.rpartition("/")[2].rpartition(".")[0]
        return stem == "__init__" and fullname.rpartition(".")[2] != "__init__"


class _LibraryLoader:
    """For modules that come with the machine: they are imported as always."""

    def create_module(self, spec):
        from importlib import import_module

        return import_module(spec.name)

    def exec_module(self, module):
        """Nothing is left to do."""

    def __repr__(self):
        return "<class '_frozen_importlib.BuiltinImporter'>"


def _spec_of_file(name, path, loader=None, search=None):
    spec = ModuleSpec(name, loader or SourceFileLoader(name, path), origin=path)
    spec.has_location = True
    folder, _, file = path.rpartition("/")
    spec.cached = f"{folder}/__pycache__/{file.removesuffix('.py')}.{_sys.implementation.cache_tag}.pyc"
    if search is not None:
        spec.submodule_search_locations = list(search)
    elif hasattr(spec.loader, "is_package") and spec.loader.is_package(name):
        spec.submodule_search_locations = [folder]
    return spec
