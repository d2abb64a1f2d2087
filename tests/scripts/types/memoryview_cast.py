def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


view = memoryview(bytes(range(1, 9)))
for code in "bBcHhIiLlQqNnPe?fd":
    other = view.cast(code)
    print(code, other.format, other.itemsize, other.shape, other.tolist())
print(view.cast("@h").format, view.cast("h").cast("B").tolist())


show(lambda: memoryview(b"abc").cast("i"))
show(lambda: view.cast("zz"))
show(lambda: view.cast("<B"))
show(lambda: view.cast(5))
show(lambda: view.cast(""))
show(lambda: view.cast())
show(lambda: view.cast("h").cast("i"))
show(lambda: view[::2].cast("B"))
