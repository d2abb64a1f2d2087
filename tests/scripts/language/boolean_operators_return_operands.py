print(0 or "b", 1 or "b", 0 and "b", 1 and "b", None or [] or 0, "" and None)
print(not 0, not "x", not not [])
def t(x):
    print("t", x)
    return x
t(0) and t(1)
t(1) or t(2)
print(t(0) or t(3) and t(4))
