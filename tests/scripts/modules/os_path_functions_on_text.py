import os.path

for path in ("/a/b.tar.gz", "a//b/../c/", "", "/", "//", "///x", ".bashrc", "a/.b.c", "..", "a.", "~x/y", b"/x/y.z"):
    print(repr(path), os.path.split(path), os.path.splitext(path), os.path.basename(path), os.path.dirname(path),
          os.path.normpath(path), os.path.isabs(path), os.path.splitroot(path))
print(os.path.join("a", "b", "/c", "d"), os.path.join("a/", "", "b"), os.path.join(b"a", b"b"), os.path.join("", "x"))
print(os.path.commonpath(["/a/b/c", "/a/b/d", "/a/b"]), os.path.commonprefix(["/usr/lib", "/usr/local"]))
print(os.path.relpath("/a/b/c", "/a/x/y"), os.path.relpath("a/b", "a/b"), os.path.relpath("/x", "/"))
os.environ["HOME"], os.environ["MINIPY_V"] = "/home/me", "value"
print(os.path.expanduser("~/x"), os.path.expanduser("~"), os.path.expanduser("x~"), os.path.expanduser(b"~/b"))
print(os.path.expandvars("$MINIPY_V/${MINIPY_V}x/$NOPE_X ${open $"), os.path.expandvars(b"$MINIPY_V"))
for call in (lambda: os.path.join("a", b"b"), lambda: os.path.join("a", 1), lambda: os.path.join(1, "a"),
             lambda: os.path.commonpath([]), lambda: os.path.commonpath(["a", "/a"]), lambda: os.path.relpath(""),
             lambda: os.path.commonpath(["a", b"a"]), lambda: os.path.split(5), lambda: os.path.exists(None),
             lambda: os.path.join(), lambda: os.path.basename(None), lambda: os.path.relpath("a", b"b")):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
