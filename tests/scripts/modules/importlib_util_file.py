# A file that is on no path, imported by its name.
import importlib.util
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "plug.py")
    with open(path, "w") as file:
        file.write("X = 1\ndef name():\n    return __name__\n")
    spec = importlib.util.spec_from_file_location("plug", path)
    print(type(spec).__name__, spec.name, spec.origin == path, type(spec.loader).__name__, spec.has_location)
    print(repr(spec.parent), spec.submodule_search_locations)
    module = importlib.util.module_from_spec(spec)
    print(module.__name__, hasattr(module, "X"), module.__spec__ is spec, module.__file__ == path)
    spec.loader.exec_module(module)
    print(module.X, module.name(), "plug" in sys.modules)
    print(spec.loader.name, spec.loader.get_filename() == path, spec.loader.get_source("plug").splitlines()[0])
    print(importlib.util.spec_from_file_location("notes", os.path.join(folder, "notes.txt")))
    missing = importlib.util.spec_from_file_location("gone", os.path.join(folder, "gone.py"))
    try:
        missing.loader.exec_module(importlib.util.module_from_spec(missing))
    except FileNotFoundError as error:
        print(type(error).__name__, error.strerror)
