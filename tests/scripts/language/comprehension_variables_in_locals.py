def f():
    a = 1
    return [sorted(locals()) for x in [1]]
print(f())
print([sorted(k for k in locals() if k == "x") for x in [1]][0])
class C:
    y = 2
    z = [("x" in locals(), "y" in locals()) for x in [1]]
print(C.z)
print(["q" in locals() for q in [0]], "q" in locals())
print([eval("x") for x in range(3)])
def g():
    return [eval("x + y", None, locals()) for x in range(2) for y in range(2)]
print(g())
print({x: locals()["x"] for x in "ab"})
