from urllib.parse import urldefrag, urlparse, urlsplit, urlunparse, urlunsplit

for url in ("http://user:pw@Example.COM:8080/a/b;p=1?q=1&r=2#frag", "mailto:a@b.c", "//host/p", "file:///etc/x", "a?b#c", "http://[::1]:80/"):
    print(urlparse(url))
    parts = urlsplit(url)
    print(parts.username, parts.password, parts.hostname, parts.port, parts.geturl() == url)
    print(urldefrag(url))
print(urlparse(b"http://h/p;x?y#z"), urlsplit("x", scheme="ftp"), urlsplit("a#b", allow_fragments=False))
print(urlunparse(("http", "h", "p", "x", "q", "f")), urlunsplit(("", "", "//p", "", "")), urlparse("http://a/b")._replace(path="/c").geturl())
for bad in ("http://[::1", "http://[v1]/", "http://[1.2.3.4]/", "http://[x]/"):
    try:
        urlsplit(bad)
    except ValueError as error:
        print(error)
for bad in ("http://h:99999/", "http://h:ab/", "http://h:-1/"):
    try:
        urlsplit(bad).port
    except ValueError as error:
        print(error)
try:
    urlparse("a", b"b")
except TypeError as error:
    print(error)
