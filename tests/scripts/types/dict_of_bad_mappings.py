class IntKeys:
    def keys(self):
        return 5


class TextKeys:
    def keys(self):
        return "ab"

    def __getitem__(self, key):
        return key * 2


class NoItems:
    def keys(self):
        return [1]


def shows(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for kind in (IntKeys, TextKeys, NoItems):
    shows(lambda: dict(kind()))
    shows(lambda: {}.update(kind()))
    shows(lambda: {**kind()})
    shows(lambda: (lambda **named: named)(**kind()))
