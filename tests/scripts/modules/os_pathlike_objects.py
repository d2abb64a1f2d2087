import os
class Place:
    def __init__(self, *parts): self.parts = parts
    def __fspath__(self): return "/".join(self.parts)
p = Place("", "tmp", "..")
print(os.fspath(p), os.path.join(p, "x"), os.path.normpath(p), os.path.isdir(p), isinstance(p, os.PathLike), isinstance("p", os.PathLike), issubclass(Place, os.PathLike))
class Wrong:
    def __fspath__(self): return 5
for bad in (Wrong(), 5):
    try:
        os.fspath(bad)
    except TypeError as e:
        print(e)
