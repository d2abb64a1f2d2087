import os
p = os.path
print(p.join("a", "b", "c.txt"), p.join("a", "/b"), p.join("a/", "b"), p.join("", "x"), p.basename("/x/y.txt"), p.dirname("/x/y.txt"), p.split("/x/y"), p.splitext("a/b.tar.gz"), p.splitext(".bashrc"))
print(p.exists("/"), p.isdir("/"), p.isfile("/"), p.isabs("/x"), p.isabs("x"), p.exists("/no/such"), p.normpath("a//b/../c/./d"), p.abspath("/a/../b"), os.sep, p.basename("x/"), p.dirname("x"))
print(p.isfile("os_path_basics.py"), p.getsize("os_path_basics.py") > 100, os.linesep == "\n", os.curdir, os.pardir, os.extsep, os.name)
