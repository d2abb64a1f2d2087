def g():
    try:
        yield 1
    finally:
        print("generator cleaned up")
it = g()
next(it)
del it
print("after del")
for x in g():
    break
print("after break")
def use():
    for x in g():
        return x
print(use())
