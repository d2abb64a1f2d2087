array = bytearray(b"hello")
array[0] = 72
array[-1] = ord("O")
array.append(33)
array.extend(b" wor")
array.extend([108, 100])
array.insert(0, 62)
array.insert(-1, 45)
array.insert(100, 46)
print(array)
print(array.pop(), array.pop(0), array.pop(-2), array)
array.remove(ord("l"))
array.reverse()
print(array)
array += b"+"
array += bytearray(b"=")
array *= 2
print(array, len(array))
same = array
array += memoryview(b"!")
print(same is array, array.copy() is array, array.copy() == array)
array.clear()
print(array, bool(array))
