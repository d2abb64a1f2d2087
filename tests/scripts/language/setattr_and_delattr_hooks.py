class Strict:
    def __setattr__(self, name, value):
        if name not in ("a", "b"):
            raise AttributeError("cannot set " + name)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print("deleting", name)
        object.__delattr__(self, name)
s = Strict()
s.a = 1
try:
    s.c = 2
except AttributeError as e:
    print(e)
del s.a
print(vars(s))
try:
    del s.a
except AttributeError as e:
    print(e)
