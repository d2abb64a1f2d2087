class Huge:
    def __index__(self):
        return 2**70


def shows(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for row in ([1], (1,), "a", b"a", range(3)):
    shows(lambda: row[Huge()])
    shows(lambda: row[2**70])
    if not isinstance(row, range):
        shows(lambda: row * Huge())
shows(lambda: [1].index(1, None))
shows(lambda: (1,).index(1, None))
shows(lambda: "a".index("a", None))
shows(lambda: [1].index(1, "a"))
shows(lambda: [1].pop(Huge()))
shows(lambda: [1].insert(Huge(), 1))
