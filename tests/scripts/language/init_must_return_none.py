class A:
    def __init__(self): return 1
try:
    A()
except TypeError as e:
    print(e)
class B: pass
try:
    B(1)
except TypeError as e:
    print(e)
class C:
    def __init__(self, a, b): pass
try:
    C(1)
except TypeError as e:
    print(e)
try:
    C(1, 2, 3)
except TypeError as e:
    print(e)
