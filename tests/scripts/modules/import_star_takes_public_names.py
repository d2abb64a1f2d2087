from _helper import *
print(double(2), VALUE, Thing.kind, "_hidden" in globals(), "bump" in globals())
before = counter
bump()
print(counter == before)
