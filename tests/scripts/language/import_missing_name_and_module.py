try:
    import no_such_module
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from math import no_such_name
except ImportError as e:
    print(str(e).partition(" (")[0], e.name)
try:
    import math.nothing
except ModuleNotFoundError as e:
    print(e)
try:
    from no_such_module import x
except ImportError as e:
    print(type(e).__name__, e)
