import sys
for f in (lambda: sys.getrefcount(), lambda: sys.getrefcount(1, 2)):
    try:
        f()
    except TypeError as e:
        print(e)
print(sys.getrefcount(object()) >= 1, isinstance(sys.getrefcount([]), int))
