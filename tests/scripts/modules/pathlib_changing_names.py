from pathlib import PurePosixPath as P


def attempt(call):
    try:
        print(repr(call()))
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)


attempt(lambda: P("a/b.txt").with_name("c"))
attempt(lambda: P("/").with_name("c"))
attempt(lambda: P("a").with_name(""))
attempt(lambda: P("a").with_name("x/y"))
attempt(lambda: P("a").with_name("."))
attempt(lambda: P("a.tar.gz").with_suffix(".bz2"))
attempt(lambda: P("a").with_suffix("bz2"))
attempt(lambda: P("a").with_suffix("."))
attempt(lambda: P("/").with_suffix(".x"))
attempt(lambda: P("a.txt").with_suffix(""))
attempt(lambda: P("d/a.txt").with_stem("b"))
attempt(lambda: P("a.txt").with_stem(""))
attempt(lambda: P("a") / 3)
attempt(lambda: 3 / P("a"))
attempt(lambda: P(b"a"))
attempt(lambda: P(3))
attempt(lambda: P("a", None))
attempt(lambda: P("a").parents[1])
attempt(lambda: P("a").as_uri())
attempt(lambda: P("a") < "b")
attempt(lambda: P("/a/b/c").relative_to("/a"))
attempt(lambda: P("/a/b/c").relative_to("/x"))
attempt(lambda: P("/a/b/c").relative_to("/a/d", walk_up=True))
attempt(lambda: P("a").relative_to("/a"))
attempt(lambda: P("a").relative_to("/a", walk_up=True))
attempt(lambda: P("a").relative_to("../b", walk_up=True))
attempt(lambda: (P("a/b").is_relative_to("a"), P("ab").is_relative_to("a")))
