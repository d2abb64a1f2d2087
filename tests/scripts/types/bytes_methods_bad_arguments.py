show_of = b"abc"


for name, arguments in [
    ("center", ()), ("center", ("a",)), ("center", (5, "x")), ("center", (5, b"xy")), ("count", ()), ("count", ("a",)), ("count", (300,)),
    ("decode", (5,)), ("endswith", (5,)), ("startswith", ((b"a", 5),)), ("expandtabs", ("a",)), ("find", (1.5,)), ("find", (b"a", "b")),
    ("fromhex", (5,)), ("fromhex", ("abc",)), ("hex", (5,)), ("hex", ("ab",)), ("index", (b"z",)), ("index", (256,)), ("isalpha", (1,)),
    ("join", (5,)), ("join", ([b"a", "b"],)), ("ljust", (5, "x")), ("lstrip", (5,)), ("maketrans", (b"a", b"bc")), ("maketrans", ("a", "b")),
    ("partition", (b"",)), ("partition", ("a",)), ("removeprefix", ("a",)), ("replace", (b"a",)), ("replace", (b"a", "b")),
    ("rindex", (b"z",)), ("rsplit", (b"",)), ("split", ("a",)), ("split", (b"a", "b")), ("splitlines", (1, 2)), ("strip", ("a",)),
    ("translate", (b"abc",)), ("translate", ("a",)), ("zfill", ("a",)), ("zfill", ()), ("upper", (1,)), ("rpartition", (5,)),
]:
    for owner in (b"abc", bytearray(b"abc")):
        try:
            print(name, getattr(owner, name)(*arguments))
        except Exception as error:
            print(name, type(error).__name__, error)
