class M:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, *args):
        print("exit", self.name)


with (M("a")):
    pass
with (M("a"), M("b")):
    pass
with (M("a") as x, M("b") as y,):
    print(x, y)
with (
    M("c") as x,
    M("d"),
    M("e") as z
):
    print(x, z)
with (M("f")) as x, (M("g")) as y:
    print(x, y)
with (M("h") if x else M("i")) as z:
    print(z)
try:
    with (M("a"), M("b")) as pair:
        print("never")
except TypeError as e:
    print(e)
with (lambda: M("j"))():
    pass
