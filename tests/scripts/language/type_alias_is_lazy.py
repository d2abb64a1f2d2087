type A = missing
try:
    A.__value__
except NameError as e:
    print(e)
missing = 5
print(A.__value__)
missing = 6
print(A.__value__)


def count():
    print("evaluated")
    return int


type B = count()
print("made")
print(B.__value__, B.__value__)
type Tree = tuple[int, Tree | None] if False else list[Tree]
print(Tree.__value__)
