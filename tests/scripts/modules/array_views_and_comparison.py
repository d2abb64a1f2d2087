from array import array


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


numbers = array("i", [1, 2, 3])
view = memoryview(numbers)
print(view.format, view.itemsize, view.shape, view.tolist(), view.nbytes, bytes(numbers))
view[0] = 10
view[1:] = array("i", [20, 30])
print(numbers)


show(lambda: numbers.append(4))
show(lambda: numbers.clear())
show(lambda: numbers.extend([]))
show(lambda: numbers.__delitem__(0))
show(lambda: view.__setitem__(slice(0, 1), array("h", [1])))
view.release()
numbers.append(4)
print(numbers, b"a" + array("B", b"b"), bytearray(array("h", [1])))
print(array("i", [1]) == array("l", [1]), array("i", [1]) == [1], array("i", [1]) < array("d", [1.5]))
print(array("d", [float("nan")]) == array("d", [float("nan")]), array("i", [1, 2]) > array("i", [1]), array("b") != array("i"))
print(memoryview(array("d", [1.5])) == memoryview(array("f", [1.5])), memoryview(array("i", [97])) == b"a")
text = memoryview(array("w", "ab"))
show(lambda: text[0])
show(lambda: text.tolist())
match array("i", [1, 2]):
    case [a, b]:
        print(a, b)


class Row(array):
    pass


row = Row("i", [1, 2])
print(row, type(row[:1]), type(row + row), repr(Row("d")))
