def f():
    return len("abc")
print(f())
len = lambda s: "mine"
print(f())
del len
print(f())
