from _exports import *
print(a, "b" in globals(), _c)
