"""The module."""
class C:
    "The class."
    def m(self):
        "The method."
class D(C): pass
print(__doc__, C.__doc__, C.m.__doc__, C().m.__doc__, D.__doc__)
D.__doc__ = "set"
print(D.__doc__)
