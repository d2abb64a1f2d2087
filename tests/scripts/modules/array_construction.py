from array import array, typecodes, ArrayType


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(typecodes, ArrayType is array)
for code in typecodes.replace("u", "").replace("w", ""):
    numbers = array(code, [1, 2, 100])
    print(numbers, numbers.itemsize, numbers.typecode, len(numbers), numbers.tobytes()[: numbers.itemsize])
print(array("w", "héllo"), array("w", ["a", "b"]), array("w"), array("i", b"abcd"), array("B", bytearray(b"ab")))
print(array("i", array("h", [1, 2])), array("i", range(3)), array("i", (x * x for x in range(4))), array("f", [1.1]))
print(array("H", memoryview(b"ab")), array("d", [True, 2]), array("i", {1: 2}), array("f", [1e300]))


show(lambda: array())
show(lambda: array("z"))
show(lambda: array(5))
show(lambda: array("ii"))
show(lambda: array("i", 5))
show(lambda: array("i", "abc"))
show(lambda: array("i", b"abc"))
show(lambda: array("i", [1.5]))
show(lambda: array("i", [None]))
show(lambda: array("d", ["a"]))
show(lambda: array("w", ["ab"]))
show(lambda: array("w", [1]))
show(lambda: array("i", [1], [2]))
show(lambda: array("i", None))
