import os
p = os.path
print(p.join("a"), p.join("a", ""), p.join("/", "b"), p.split("a/b/"), p.split("/"), p.splitext("noext"), p.splitext("a.b/c"), p.dirname("/"), p.basename(""), p.normpath("./a/../../b"), p.normpath(""), p.commonprefix(["abcd", "abxy"]), p.isabs(""))
print(p.expanduser("plain"), p.relpath("/a/b/c", "/a/d"), p.commonpath(["/a/b", "/a/c"]), p.lexists("/"), p.samefile("/", "/"), p.realpath("/") , p.abspath("x").endswith("/x"), p.isfile(p.abspath("os_path_more_functions.py")), p.exists(""))
