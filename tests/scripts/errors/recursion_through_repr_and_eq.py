class R:
    def __repr__(self): return repr(self)
class E:
    def __eq__(self, o): return self == o
    def __lt__(self, o): return self < o
for f in (lambda: repr(R()), lambda: E() == E(), lambda: sorted([E(), E()]), lambda: str(R())):
    try:
        f()
    except RecursionError:
        print("RecursionError")
xs = []
for _ in range(100000):
    xs = [xs]
try:
    repr(xs)
except RecursionError as e:
    print(e)
