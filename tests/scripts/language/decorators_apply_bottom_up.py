def tag(name):
    print("make", name)
    def deco(f):
        print("apply", name)
        def wrapper(*a, **k):
            return f"<{name}>{f(*a, **k)}</{name}>"
        return wrapper
    return deco
@tag("a")
@tag("b")
def text(x): return x
print(text("hi"))
@(lambda f: f())
def called_at_once(): return 42
print(called_at_once)
registry = []
@registry.append
class C: pass
print(C, len(registry), registry[0].__name__)
