view = memoryview(b"hello")
print(view[0], view[-1], len(view), view[1:3].tobytes(), view[::2].tolist(), view[::-1].tobytes(), view[4:1].tolist())
print(bytes(view), view.hex(), view.hex("-"), view.hex(":", 2), view[::2].hex(), list(view), list(reversed(view)))
print(view.obj, view.nbytes, view.itemsize, view.format, view.ndim, view.shape, view.strides, view.suboffsets, view.readonly)
print(view[::2].strides, view[::-1].strides, view[::2].contiguous, view[1:].c_contiguous, view.f_contiguous)
print(view == b"hello", view == memoryview(bytearray(b"hello")), view != b"x", view == "hello", view[1:3] == b"el")
print(hash(view) == hash(b"hello"), {view: 1}[b"hello"], 104 in view, type(iter(view)), bool(view), bool(view[:0]))
print(memoryview(memoryview(b"abc")[1:]).tobytes(), view.tobytes("C"), view.tobytes(order="F"), view.tobytes(None))
print(bytes(view[::2]), bytearray(view[::-1]), int(memoryview(b"12")), str(view, "ascii"), b"".join([view, view]))
match view:
    case [first, *_]:
        print(first)
