def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


array = bytearray(b"abc")


show(lambda: array["a"])
show(lambda: array[9])
show(lambda: array[1.0])
show(lambda: array[10**30])
show(lambda: array.__setitem__(9, 1))
show(lambda: array.__setitem__(0, 256))
show(lambda: array.__setitem__(0, "a"))
show(lambda: array.__setitem__("a", 1))
show(lambda: array.__setitem__(slice(0, 1), "a"))
show(lambda: array.__setitem__(slice(0, 1), 5))
show(lambda: array.__setitem__(slice(0, 1), [1, 300]))
show(lambda: array.__setitem__(slice(0, 1), None))
show(lambda: array.__setitem__(slice(0, 3, 2), b"abc"))
show(lambda: array.__setitem__(slice(0, 3, 0), b"abc"))
show(lambda: array.__delitem__(7))
show(lambda: array.__delitem__("a"))
print(array)
