def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


view = memoryview(bytearray(range(12))).cast("B", [3, 4])
print(view.shape, view.strides, view.ndim, view.nbytes, len(view), view.c_contiguous, view.f_contiguous, view.contiguous)
print(view.tolist(), view[0, 1], view[-1, -1], view.tobytes(), view.tobytes("F"))
view[1, 2] = 99
print(view.tolist(), view[::2].tolist(), view.cast("B")[6], view == view, view == memoryview(bytes(12)))
print(memoryview(bytes(8)).cast("H", (2, 2)).tolist(), memoryview(b"abcdefgh").cast("B", [2, 2, 2]).tolist())
point = memoryview(b"a").cast("B", [])
print(point.tolist(), point[()], point.ndim, point.shape)


show(lambda: view[0])
show(lambda: view[0, 9])
show(lambda: view[9, 0])
show(lambda: view[0, 0, 0])
show(lambda: view[0:1, 0:1])
show(lambda: view["a", 0])
show(lambda: view[(0,)])
show(lambda: list(view))
show(lambda: view.__setitem__((0, 1), 300))
show(lambda: view.__setitem__(0, 3))
show(lambda: view.__setitem__(slice(0, 1), b"a"))
show(lambda: len(point))
show(lambda: point[0])
show(lambda: memoryview(b"abcd").cast("B", [2, 3]))
show(lambda: memoryview(b"abcd").cast("B", [2, "a"]))
show(lambda: memoryview(b"abcd").cast("B", [2, -2]))
show(lambda: memoryview(b"abcd").cast("B", 5))
show(lambda: view.cast("B", [2, 6]))
show(lambda: memoryview(b"a").cast("B", [1] * 65))
