def f():
    return 1
    # the end
print(f())
if True:
    print("x")
    # no newline