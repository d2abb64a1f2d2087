import io


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


file = io.BytesIO(b"abc")


show(lambda: io.BytesIO("a"))
show(lambda: io.BytesIO(5))
show(lambda: io.BytesIO(b"a", b"b"))
show(lambda: file.write("a"))
show(lambda: file.write(5))
show(lambda: file.write())
show(lambda: file.read("a"))
show(lambda: file.read(1.5))
show(lambda: file.seek("a"))
show(lambda: file.seek(-1))
show(lambda: file.seek(0, 3))
show(lambda: file.truncate(-1))
show(lambda: file.truncate("a"))
show(lambda: file.readinto(b"abc"))
show(lambda: file.readinto("abc"))
show(lambda: file.readline("a"))
show(lambda: file.readlines("a"))
show(lambda: file.writelines(5))
show(lambda: file.writelines(["a"]))
show(lambda: file.fileno())
show(lambda: file.detach())
file.close()
for name in ["read", "getvalue", "tell", "readable", "flush", "__enter__", "truncate", "getbuffer", "isatty", "__next__"]:
    show(lambda: getattr(file, name)())
print(file.closed, file.close())
