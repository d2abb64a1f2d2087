class A:
    __secret = 1
    def __init__(self): self.__x = 2
    def get(self): return self.__x + self.__secret
    def __m(self): return "A"
    def call(self): return self.__m()
class B(A):
    def __init__(self):
        super().__init__()
        self.__x = 50
    def __m(self): return "B"
b = B()
print(b.get(), b.call(), sorted(b.__dict__), A._A__secret)
try:
    b.__x
except AttributeError as e:
    print(e)
class C:
    def __dunder__(self): return "not mangled"
print(C().__dunder__())
