class CM:
    def __enter__(self): return self
    def __exit__(self, *a):
        print("exit sees", a[0].__name__)
def f(items):
    with CM() as cm:
        for item in items:
            try:
                print(10 / item)
            finally:
                print("finally")
f([5, 0])
