class A:
    def __add__(self, o): return "A.add"
    def __eq__(self, o): return "A.eq"
class B(A):
    def __radd__(self, o): return "B.radd"
    def __eq__(self, o): return "B.eq"
print(A() + B(), A() + A(), B() + A(), A() == B())
