import _helper
print(_helper.__doc__, _helper.__name__, _helper.__file__.endswith("_helper.py"), type(_helper).__name__, repr(_helper).startswith("<module '_helper' from "))
_helper.added = 5
import _helper as h
print(h.added)
try:
    _helper.missing
except AttributeError as e:
    print(e)
try:
    from _helper import missing
except ImportError as e:
    print(str(e).split(" (")[0])
