import re


def show(*args, **options):
    try:
        print(re.sub(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


show("a", r"\1", "aaa")
show("(a)", r"\2", "aaa")
show("a", r"\g<x>", "aaa")
show("a", r"\g<1", "aaa")
show("a", r"\g<>", "aaa")
show("a", r"\g1", "aaa")
show("a", r"\g<1a>", "aaa")
show("a", r"\q", "aaa")
show("a", "b\\", "aaa")
show("a", r"\400", "aaa")
show("a", 5, "aaa")
show("a", b"x", "aaa")
show(b"a", "x", b"aaa")
show("a", lambda m: 5, "baaa")
show("a", lambda m: 1 / 0, "aaa")
show("a", "b", 5)
show("a", "b", b"a")
show(b"a", b"b", "a")
show(5, "b", "a")
show("a", "b", "aaa", count="x")
