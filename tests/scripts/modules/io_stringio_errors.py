import io


def show(make):
    try:
        print(make())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


file = io.StringIO("abc")


show(lambda: io.StringIO(5))
show(lambda: io.StringIO(b"a"))
show(lambda: io.StringIO("a", "b"))
show(lambda: io.StringIO("a", 5))
show(lambda: file.write(b"a"))
show(lambda: file.write(5))
show(lambda: file.write())
show(lambda: file.read("a"))
show(lambda: file.read(1.5))
show(lambda: file.seek("a"))
show(lambda: file.seek(-1))
show(lambda: file.seek(1, 1))
show(lambda: file.seek(0, 7))
show(lambda: file.truncate(-1))
show(lambda: file.truncate("a"))
show(lambda: file.readline("a"))
show(lambda: file.writelines(5))
show(lambda: file.writelines([5]))
show(lambda: file.fileno())
show(lambda: file.detach())
show(lambda: file.buffer)
file.close()
for name in ["read", "getvalue", "tell", "readable", "__enter__", "truncate", "isatty", "__iter__"]:
    show(lambda: getattr(file, name)())
show(lambda: file.newlines)
print(file.closed, file.flush(), file.close())
