def shows(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for kind in (ValueError, StopIteration, SystemExit, OSError, SyntaxError, KeyError, UnicodeDecodeError, FileNotFoundError):
    shows(lambda: kind(x=1))
    shows(lambda: kind("a", x=1))
shows(lambda: ImportError("a", x=1))
shows(lambda: AttributeError("a", x=1))
shows(lambda: NameError("a", name="n").name)


class Own(OSError):
    def __init__(self, *, code):
        self.code = code


shows(lambda: Own(code=3).code)
