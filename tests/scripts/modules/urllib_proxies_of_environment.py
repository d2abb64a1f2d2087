# getproxies() reads the environment: small letters win, an empty value takes a proxy back, no_proxy lists exceptions.
import os
import urllib.request

for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
    del os.environ[name]


def show(**settings):
    os.environ.update(settings)
    print(settings, urllib.request.getproxies())
    for name in settings:
        del os.environ[name]


show()
show(HTTP_PROXY="http://big:1", FTP_PROXY="big:2")
show(HTTP_PROXY="http://big:1", http_proxy="http://small:1")
show(HTTP_PROXY="http://big:1", http_proxy="")
show(HTTP_PROXY="http://big:1", REQUEST_METHOD="GET")
show(http_proxy="http://small:1", REQUEST_METHOD="GET")
show(Https_Proxy="mixed:3", proxy="none", _proxy="none")

for listed in "", "*", "example.com", ".example.com, other.org", "example.com:80", "le.com":
    found = {"no": listed}
    hosts = "example.com", "www.example.com", "EXAMPLE.com:80", "myexample.com", "other.org", "127.0.0.1"
    print(repr(listed), [host for host in hosts if urllib.request.proxy_bypass(host, found)])
print(urllib.request.proxy_bypass("example.com", {}))

request = urllib.request.Request("http://example.com/a?b#c")
print(request.has_proxy(), request.host, request.selector)
request.set_proxy("proxy:3128", "http")
print(request.has_proxy(), request.host, request.selector, request.type)
try:
    urllib.request.ProxyHandler(5)
except AssertionError as error:
    print(error)
