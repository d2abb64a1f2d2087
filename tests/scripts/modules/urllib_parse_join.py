from urllib.parse import urljoin

base = "http://a/b/c/d;p?q"
for url in ("g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "g;x?y#s", "", ".", "./", "..", "../g",
            "../..", "../../g", "../../../g", "/./g", "/../g", "g.", "..g", "./g/.", "g/../h", "http:g"):
    print(url, urljoin(base, url))
for base in ("http://a", "file:///x/y", "mailto:x@y", "//n/p/q", "a/b/c", "", "foo://x/y"):
    print(base, urljoin(base, "k"), urljoin(base, "/k"), urljoin(base, "../k"))
print(urljoin(b"http://a/b", b"c"))
try:
    urljoin("a", b"b")
except TypeError as error:
    print(error)
