for i in range(3):
    pass
print(i)
for i in []:
    pass
print(i)
def f():
    for i in "ab":
        last = i
    return i, last
print(f())
