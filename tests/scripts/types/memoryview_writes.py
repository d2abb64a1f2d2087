array = bytearray(b"hello world")
view = memoryview(array)
view[0] = ord("H")
view[-1] = 68
view[2:4] = b"LL"
view[::5] = b"***"
print(array, view.readonly)
view[1:4] = view[4:7]
view[4:7] = memoryview(b"123")
view[0:0] = b""
print(array)
inner = view[3:8]
inner[0] = 63
inner[-1:] = b"!"
print(array, inner.tobytes(), inner.obj is array)
reverse = view[::-1]
reverse[0] = 90
print(array, reverse.tobytes())
fixed = view.toreadonly()
print(fixed.readonly, fixed.tobytes() == array)
try:
    fixed[0] = 1
except TypeError as error:
    print(error)
