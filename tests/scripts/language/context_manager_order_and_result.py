class CM:
    def __init__(self, n): self.n = n
    def __enter__(self):
        print("enter", self.n)
        return self.n * 10
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v, tb is not None)
with CM(1) as a, CM(2) as b:
    print("body", a, b)
with (CM(3) as c, CM(4)):
    print(c)
try:
    with CM(5):
        raise ValueError("oops")
except ValueError as e:
    print("caught", e)
def f():
    with CM(6):
        return "returned"
print(f())
