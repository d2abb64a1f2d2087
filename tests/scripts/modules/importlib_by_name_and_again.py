# importlib: modules by computed names, relative ones, and a file that changed run again.
import importlib
import os
import sys
import tempfile

for name in ("json", "os.path", "collections.abc"):
    print(name, importlib.import_module(name) is sys.modules[name])
print(importlib.import_module(".abc", "collections").__name__)

for wrong in ((".abc",), ("..abc", "collections"), ("nothing_of_that_name",)):
    try:
        importlib.import_module(*wrong)
    except (TypeError, ImportError) as error:
        print(type(error).__name__, error)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "settings_to_reload.py")
    with open(path, "w") as file:
        file.write("value = 1\nold = True\n")
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    settings = importlib.import_module("settings_to_reload")
    print(settings.value, settings.old)
    with open(path, "w") as file:
        file.write("value = 'changed'\n")
    importlib.invalidate_caches()
    again = importlib.reload(settings)
    print(again is settings, settings.value, settings.old)
    del sys.modules["settings_to_reload"]
    sys.path.remove(folder)

for wrong in (5, "json", settings):
    try:
        importlib.reload(wrong)
    except (TypeError, ImportError) as error:
        print(type(error).__name__, error)
