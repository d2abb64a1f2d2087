# Looking for modules without importing them.
import importlib.util
import os
import sys
import tempfile

print(importlib.util.find_spec("no_such_module_at_all"))
print(importlib.util.find_spec("json").name, importlib.util.find_spec("math").name)
print(importlib.util.find_spec("json.decoder").parent)
for name, package in [("no.such", None), (".x", None), ("math.x", None)]:
    try:
        print(importlib.util.find_spec(name, package))
    except ImportError as error:
        print(type(error).__name__, error)
with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, "pack_of_spec"))
    for name in ["one_of_spec.py", "pack_of_spec/__init__.py", "pack_of_spec/inner.py"]:
        with open(os.path.join(folder, name), "w") as file:
            file.write("print('runs', __name__)\n")
    sys.path.insert(0, folder)
    print(importlib.util.find_spec("one_of_spec").origin == os.path.join(folder, "one_of_spec.py"))
    spec = importlib.util.find_spec("pack_of_spec")
    print(spec.parent, spec.submodule_search_locations == [os.path.join(folder, "pack_of_spec")])
    print(importlib.util.find_spec("pack_of_spec.inner").parent, "pack_of_spec.inner" in sys.modules)
    print(importlib.util.find_spec(".inner", "pack_of_spec").name)
    print("one_of_spec" in sys.modules)
    sys.path.remove(folder)
print(importlib.util.resolve_name(".x", "a.b"), importlib.util.resolve_name("x", None))
for name, package in [(".x", ""), ("...x", "a")]:
    try:
        importlib.util.resolve_name(name, package)
    except ImportError as error:
        print(error)
