import sys
import warnings
warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print(category.__name__, message)
class meta(type):
    def __new__(mcls, name, bases, ns):
        ns[1] = 2
        return super().__new__(mcls, name, bases, ns)
class Outer:
    class MyClass(metaclass=meta):
        pass
print(sorted(k for k in Outer.MyClass.__dict__ if k != 1))
