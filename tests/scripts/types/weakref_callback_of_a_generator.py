import weakref


def numbers():
    try:
        yield 1
    finally:
        pass
    yield 2
    yield 3


generator = numbers()
next(generator)
reference = weakref.ref(generator, lambda reference: print("gone"))
print(next(generator))
del generator
print(reference())
