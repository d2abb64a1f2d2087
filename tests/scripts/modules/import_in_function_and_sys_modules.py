import sys
def f():
    import _helper
    return _helper
print("_helper" in sys.modules)
m = f()
print("_helper" in sys.modules, f() is m, "_helper" in globals())
del sys.modules["_helper"]
print(f() is m)
