from array import array


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


numbers = array("i", [1, 2, 3])


show(lambda: numbers[9])
show(lambda: numbers["a"])
show(lambda: numbers.__setitem__(9, 1))
show(lambda: numbers.__setitem__(0, "a"))
show(lambda: numbers.__setitem__(0, 2**40))
show(lambda: numbers.__setitem__(slice(0, 1), [1]))
show(lambda: numbers.__setitem__(slice(0, 1), array("h", [1])))
show(lambda: numbers.__setitem__(slice(0, 3, 2), array("i", [1])))
show(lambda: numbers.__delitem__(9))
show(lambda: numbers.append("a"))
show(lambda: numbers.extend(5))
show(lambda: numbers.extend(array("h", [1])))
show(lambda: numbers.pop(99))
show(lambda: array("i").pop())
show(lambda: numbers.remove(99))
show(lambda: numbers.index(2, 2))
show(lambda: numbers.frombytes(b"abc"))
show(lambda: numbers.frombytes("abc"))
show(lambda: numbers.fromlist((1,)))
show(lambda: numbers.fromlist([1, "a"]))
show(lambda: numbers.fromunicode("a"))
show(lambda: numbers.tounicode())
show(lambda: numbers + [1])
show(lambda: numbers + array("h", [1]))
show(lambda: [1] + numbers)
show(lambda: numbers * "a")
show(lambda: numbers.__iadd__([1]))
show(lambda: numbers < [1])
show(lambda: hash(numbers))
show(lambda: numbers.tofile(5))
show(lambda: numbers.fromfile(5, 1))
print(numbers)
