def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


array = bytearray(b"hello")
view = memoryview(array)


show(lambda: array.append(1))
show(lambda: array.clear())
show(lambda: array.extend(b""))
show(lambda: array.extend(b"1"))
show(lambda: array.pop())
show(lambda: array.insert(0, 1))
show(lambda: array.remove(104))
show(lambda: array.__iadd__(b"1"))
show(lambda: array.__iadd__(b""))
show(lambda: array.__imul__(2))
show(lambda: array.__delitem__(0))
show(lambda: array.__setitem__(slice(0, 1), b""))
array[0:1] = b"H"
array[1] = 69
array.reverse()
print(view.tobytes())
part = view[1:3]
view.release()
show(lambda: array.append(1))
del part
array.append(33)
print(array)
with memoryview(array) as view:
    show(lambda: array.pop())
print(array.pop())
