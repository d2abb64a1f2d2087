from array import array

numbers = array("i", [3, 1, 2])
numbers.append(5)
numbers.extend([7, 8])
numbers.extend(array("i", [9]))
numbers.insert(0, -1)
numbers.insert(-1, 4)
print(numbers, numbers.pop(), numbers.pop(0), numbers.index(4), numbers.count(4))
numbers.remove(4)
numbers.reverse()
print(numbers, numbers.tolist(), 7 in numbers, "a" in numbers)
numbers += array("i", [1])
numbers *= 2
print(numbers, numbers + array("i", [0]), array("i", [1]) * 3, 2 * array("b", [1]))
numbers[0] = 100
numbers[1:3] = array("i", [10, 20, 30])
numbers[::4] = array("i", [0] * len(numbers[::4]))
del numbers[0], numbers[::3]
print(numbers, numbers[::-1], numbers[1:2], numbers[-1])
numbers.byteswap()
print(numbers[0])
numbers.clear()
numbers.frombytes(b"\1\0\0\0\2\0\0\0")
numbers.fromlist([3])
print(numbers, numbers.buffer_info()[1], numbers.__copy__() == numbers)
text = array("w", "ab")
text.fromunicode("cd")
print(text.tounicode(), text.tolist(), list(reversed(text)), type(iter(text)))
