import io
import weakref

for kind, content in (io.BytesIO, b"abc"), (io.StringIO, "abc"):
    file = kind(content)
    file.tag = 5
    print(file.tag, file.__dict__, vars(file) is file.__dict__, weakref.ref(file)() is file)
    file.read = lambda: "mine"
    print(file.read(), file.getvalue())
    del file.tag
    try:
        file.tag
    except AttributeError as error:
        print(error)
