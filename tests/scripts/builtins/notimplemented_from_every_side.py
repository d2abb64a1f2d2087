class A:
    def __add__(self, o): return NotImplemented
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
class B:
    def __radd__(self, o): return "B.radd"
    def __gt__(self, o): return "B.gt"
a = A()
print(a + B(), a == a, a == 5, a != A(), a < B())
for f in (lambda: a + a, lambda: a < a):
    try:
        f()
    except TypeError as e:
        print(e)
