class Outer:
    __x = "outer"
    class Inner:
        __x = "inner"
        def get(self): return self.__x
    def get(self): return self.__x, self.Inner().get()
    def closure(self):
        def f(): return self.__x
        return f()
class _Under:
    __y = 1
    def get(self): return self.__y
print(Outer().get(), Outer().closure(), sorted(k for k in vars(Outer) if "x" in k and "_" in k and not k.startswith("__")), _Under().get(), [k for k in vars(_Under) if "y" in k])
def f(**kw): return kw
class K:
    def call(self): return f(__z=1)
print(K().call())
