class A:
    x = 1
    def m(self): pass
class B(A):
    def __init__(self): self.own = 1
print([n for n in dir(B()) if not n.startswith("__")], [n for n in dir(A) if not n.startswith("__")])
def f():
    b, a = 1, 2
    return dir()
print(f(), "append" in dir([]), "upper" in dir("a"), dir(A()) == sorted(dir(A())))
class C:
    def __dir__(self): return ["z", "a"]
print(dir(C()))
