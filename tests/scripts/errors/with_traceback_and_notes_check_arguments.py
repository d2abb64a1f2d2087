def shows(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


try:
    1 / 0
except ZeroDivisionError as caught:
    traceback = caught.__traceback__
error = ValueError("v")
print(error.with_traceback(traceback) is error, error.__traceback__ is traceback)
print(error.with_traceback(None).__traceback__)
shows(lambda: error.with_traceback(1))
shows(lambda: error.with_traceback())
shows(lambda: error.add_note(1))
shows(lambda: error.add_note())
shows(lambda: error.add_note("first"))
error.add_note("second")
print(error.__notes__)
error.__notes__ = 5
shows(lambda: error.add_note("third"))
shows(lambda: setattr(error, "__traceback__", 1))
shows(lambda: setattr(error, "__cause__", 1))
shows(lambda: setattr(error, "__context__", 1))
shows(lambda: delattr(error, "__traceback__"))
