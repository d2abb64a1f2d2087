# needs: real time
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from _loopback import serving

with serving() as base:
    print(urlopen(base + "/echo?x=1#part").read().decode())
    request = Request(base + "/echo", headers={"X-Mine": "yes", "User-agent": "me"})
    print(urlopen(request).read().decode())
    data = urlencode({"a": 1, "b": "x y"}).encode()
    answer = urlopen(base + "/form", data)
    print(answer.status, answer.read())
    request = Request(base + "/put", data=b"raw", method="PUT", headers={"Content-Type": "text/x"})
    print(urlopen(request).read())
    answer = urlopen(Request(base + "/hello", method="HEAD"))
    print(answer.status, answer.headers["Content-Length"], answer.read())
    try:
        urlopen(base + "/form", "text")
    except TypeError as error:
        print(error)
