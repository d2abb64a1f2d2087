array = bytearray(b"abc")
seen = []
for number in array:
    seen.append(number)
    if len(array) < 6:
        array.append(number + 1)
print(seen, array)
for number in array:
    if number < 105:
        array.pop()
print(array)


class Growing:
    def __index__(self):
        array.clear()
        return 65


array = bytearray(b"xyz")
try:
    array[2] = Growing()
except IndexError as error:
    print(error)
array = bytearray(b"xyz")
array.append(Growing())
print(array)
