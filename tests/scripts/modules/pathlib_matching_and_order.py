from pathlib import PurePosixPath as P

for pattern in ("*.py", "b.py", "/a/*.py", "a/*.py", "**/*.py", "*", "/a/b.py", "?.py", "[a-c].py", "[!a].py", "**"):
    print(pattern, [(P(path).match(pattern), P(path).full_match(pattern)) for path in ("/a/b.py", "a/b.py", "b.py")])
print(P("/x/a/b/c.py").full_match("/x/**/*.py"), P("/x/c.py").full_match("/x/**/*.py"), P("x").full_match("x/**"))
print(P("A.PY").match("*.py"), P("A.PY").match("*.py", case_sensitive=False))
try:
    P("a").match("")
except ValueError as error:
    print(error)
print(P("a") == "a", P("a") == P("./a"), P("a") != P("b"), len({P("a"), P("a/"), P("b")}), {P("k"): 1}[P("k")])
print(sorted([P("b"), P("a/c"), P("a"), P("/"), P("a.b")]), P("a/b") < P("a.b"), max(P("a"), P("B")))


class Tagged(P):
    def __init__(self, *args, tag=None):
        super().__init__(*args)
        self.tag = tag

    def with_segments(self, *parts):
        return type(self)(*parts, tag=self.tag)


path = Tagged("a/b.c", tag="t")
print(repr(path / "d"), (path / "d").tag, path.parent.tag, path.with_suffix(".x").tag, path.relative_to("a").tag)
