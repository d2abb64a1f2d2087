try:
    class C:
        x = 1 / 0
except ZeroDivisionError as e:
    print(e)
try:
    def f(a=[][1]): pass
except IndexError as e:
    print(e)
print("C" in globals(), "f" in globals())
try:
    class D(Missing): pass
except NameError as e:
    print(e)
try:
    @5
    def g(): pass
except TypeError as e:
    print(e)
