def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


view = memoryview(bytearray(b"abc"))
print(repr(view).split(" at ")[0])
with view as same:
    print(same is view, same[0])


show(lambda: view[0])
show(lambda: view.tobytes())
show(lambda: view.format)
show(lambda: view.obj)
show(lambda: len(view))
show(lambda: list(view))
show(lambda: view == view)
show(lambda: view == b"abc")
show(lambda: hash(view))
show(lambda: view.release())
show(lambda: view.__enter__())
show(lambda: view.cast("B"))
show(lambda: bytes(view))
show(lambda: memoryview(view))
show(lambda: b"a" + view)
show(lambda: view.__setitem__(0, 1))
print(repr(view).split(" at ")[0])
array = bytearray(b"abc")
numbers = iter(memoryview(array))
print(next(numbers))
