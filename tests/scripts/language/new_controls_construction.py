class Singleton:
    inst = None
    def __new__(cls, *a):
        print("new", cls.__name__, a)
        if cls.inst is None:
            cls.inst = super().__new__(cls)
        return cls.inst
    def __init__(self, *a):
        print("init", a)
print(Singleton(1) is Singleton(2))
class Other:
    def __new__(cls): return 42
    def __init__(self): print("never called")
print(Other())
class Pair(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def first(self): return self[0]
print(Pair(1, 2), Pair(3, 4).first)
