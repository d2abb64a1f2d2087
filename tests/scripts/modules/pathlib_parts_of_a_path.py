from pathlib import Path, PurePath, PurePosixPath as P

for text in ("", ".", "/", "//", "///a", "//a/b", "a", "a/b.tar.gz", "/usr/lib/x.py", ".bashrc", "a/..", "../a",
             "a.", "a..b", "..", "a/./b//c/", ".a.b"):
    path = P(text)
    print(repr(path), path.parts, repr(path.root), repr(path.anchor), repr(path.name), repr(path.suffix),
          path.suffixes, repr(path.stem), path.parent, list(map(str, path.parents)), path.is_absolute())
print(P("a", "b", "/c", "d"), P("a") / "b" / P("c"), "x" / P("a"), P("a").joinpath("b", "c"), P(), P("a", "", "b"))
print(str(P("a/b")), bytes(P("a/é")), P("a/b").as_posix(), P("/a b/é").as_uri(), P("a").drive == "")
print(type(PurePath("a")).__name__, type(Path("a")).__name__, isinstance(Path("a"), PurePath), Path("a") == P("a"))
parents = P("/a/b/c").parents
print(len(parents), parents[0], parents[-1], parents[:2], parents)
