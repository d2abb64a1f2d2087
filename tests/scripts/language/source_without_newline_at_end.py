def f():
    return "last line"
print(f())