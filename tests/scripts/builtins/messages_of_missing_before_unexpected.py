def shows(call):
    try:
        print(repr(call()))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


shows(lambda: int.from_bytes(x=1))
shows(lambda: int.from_bytes(b"a", x=1))
shows(lambda: "a".split("b", sep="c"))
shows(lambda: "a".split("b", x="c"))
shows(lambda: "a".encode("utf-8", encoding="c"))
shows(lambda: "a".split(1, 2, 3))
shows(lambda: "a".splitlines(x=1))
shows(lambda: sorted())
shows(lambda: sorted([], [], []))
shows(lambda: [].sort(1))
shows(lambda: [].sort(x=1))
shows(lambda: print(1, x=2))
shows(lambda: round())
shows(lambda: round(1, 2, 3))
