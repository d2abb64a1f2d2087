# first line
import linecache
import os
import tempfile

print(repr(linecache.getline(__file__, 1)), repr(linecache.getline(__file__, 9999)), repr(linecache.getline("no such file", 1)))
print(len(linecache.getlines(__file__)) > 10, linecache.getlines("<string>"), repr(linecache.getline(__file__, 0)))
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "lines.txt")
    with open(name, "w") as file:
        file.write("one\ntwo")
    print(linecache.getlines(name), name in linecache.cache)
    os.remove(name)
    print(linecache.getline(name, 1))
    linecache.checkcache(name)
    print(name in linecache.cache, linecache.getlines(name))
linecache.clearcache()
print(linecache.cache)
