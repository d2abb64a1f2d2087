import fnmatch
import glob
import os
import tempfile

with tempfile.TemporaryDirectory() as base:
    os.chdir(base)
    os.makedirs("x/y")
    os.mkdir(".hid")
    for name in ("a.txt", "b[1].txt", "x/1.py", "x/y/2.py", "x/.h.py", ".hid/3.py"):
        open(name, "w").close()
    for pattern in ("*", "*.txt", "**", "**/*.py", "x/*", "*/", ".*", "x/.*", "none*", "a.txt", "?.txt", "x/**/*.py"):
        print(pattern, sorted(glob.glob(pattern)), sorted(glob.glob(pattern, recursive=True)),
              sorted(glob.glob(pattern, root_dir="x", include_hidden=True, recursive=True)))
    print(sorted(glob.glob(b"x/*")), glob.glob(glob.escape("b[1].txt")), glob.has_magic("a*"), glob.has_magic("a"))
    print([os.path.relpath(path) for path in sorted(glob.iglob(os.path.join(base, "*.txt")))])
    os.chdir("/")
for name, pattern in (("a.py", "*.py"), ("a.py", "*.PY"), ("abc", "a?c"), ("abc", "a[!b]c"), ("a]c", "a[]]c"),
                      ("a[c", "a[c"), ("", "*"), ("aXbXc", "a*X*c"), ("a-c", "a[a-]c"), ("b", "[a-c]"), ("*", "[*]")):
    print(name, pattern, fnmatch.fnmatch(name, pattern), fnmatch.translate(pattern))
print(fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"), fnmatch.fnmatchcase("A", "a"), fnmatch.fnmatch(b"a", b"*"))
try:
    fnmatch.fnmatch("a", b"*")
except TypeError as error:
    print(error)
