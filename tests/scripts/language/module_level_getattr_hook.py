def __getattr__(name):
    if name == "magic":
        return 42
    raise AttributeError(f"no {name}")
import sys
me = sys.modules[__name__]
print(me.magic, hasattr(me, "other"))
try:
    magic
except NameError as e:
    print(e)
