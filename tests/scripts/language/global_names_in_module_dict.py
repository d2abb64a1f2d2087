x = 1
globals()["y"] = 2
print(y, "x" in globals(), globals()["__name__"])
def f():
    a = 1
    b = [a]
    return locals()
print(f())
print(vars() is globals())
globals()["x"] += 10
print(x)
