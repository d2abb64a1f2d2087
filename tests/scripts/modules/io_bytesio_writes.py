import io


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


file = io.BytesIO(b"abc")
print(file.write(b"XY"), file.getvalue(), file.seek(0, 2), file.write(b"Z"), file.getvalue())
print(file.seek(6), file.write(b"!"), file.getvalue(), file.tell())
print(file.seek(2), file.truncate(), file.getvalue(), file.truncate(1), file.getvalue(), file.tell(), file.truncate(10), file.getvalue())
file = io.BytesIO()
file.writelines([b"a", bytearray(b"b"), memoryview(b"c")])
print(file.getvalue(), file.write(b""), io.BytesIO(None).getvalue(), io.BytesIO(initial_bytes=bytearray(b"x")).getvalue())
view = file.getbuffer()
view[0] = 90
print(file.getvalue(), view.readonly, len(view))


show(lambda: file.write(b"long enough"))
show(lambda: file.truncate(0))
show(lambda: file.close())
view.release()
show(lambda: file.write(b"!"))
file.close()
show(lambda: file.read())
