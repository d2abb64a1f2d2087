array = bytearray(b"0123456789")
print(array[2:5], array[::3], array[::-1], array[5:2], array[-3:], array[100:])
array[2:4] = b"ABCD"
print(array)
array[::2] = b"xxxxxx"
print(array)
array[1:1] = [33, 34]
print(array)
del array[0]
del array[::3]
print(array)
del array[-1:0:-2]
print(array)
array[:] = array
print(array)
array[1:2] = array
print(array)
array[:] = b""
print(array)
