class C: pass
c = C()
print(c.__class__ is C, c.__eq__(c), c.__eq__(5), c.__ne__(c), c.__hash__() == hash(c), str(c) == repr(c), c.__repr__() == repr(c), c.__doc__, c.__module__)
print((5).__add__(3), (5).__add__("x"), "a".__len__(), [1].__contains__(1), (1, 2).__getitem__(0), {}.__len__(), "a".__eq__(1), (3).__lt__(4), [].__iter__() is not None)
print(C.__call__() is not None, type.__call__(int, "7"), object.__new__(C).__class__.__name__, (2).__radd__(3), "abc".__getitem__(slice(1)))
