m = __import__("math")
import math, sys
print(m is math, sys.modules["math"] is m, __import__("os.path").__name__ == "os", __name__, __import__("math", fromlist=["pi"]).pi == math.pi)
try:
    __import__("no_such_thing")
except ModuleNotFoundError as e:
    print(e, e.name)
