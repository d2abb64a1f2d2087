x: int = 3
y: "undefined name is fine" = 4
z: list
print(x, y)
try:
    z
except NameError as e:
    print(e)
print(__annotations__)
class C:
    n: int = 1
    m: str
print(C.__annotations__, C.n, hasattr(C, "m"))
def f():
    v: whatever_is_not_evaluated = 1
    return v
print(f())
