class IntIter:
    def __iter__(self):
        return 5


class Raising:
    def __iter__(self):
        raise ZeroDivisionError("on purpose")


class Long:
    def __len__(self):
        return -1

    def __iter__(self):
        return iter("abc")


def shows(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for values in (IntIter(), Raising(), Long(), 5, None, ["a", 1], ["a", None], ("a", b"b"), {"a": 1}, "abc"):
    shows(lambda: "-".join(values))
