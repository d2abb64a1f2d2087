# needs: real time
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from _loopback import serving

with serving() as base:
    try:
        urlopen(base + "/missing")
    except HTTPError as error:
        print(error, repr(error), error.code, error.reason, error.status, isinstance(error, (URLError, OSError)))
        print(error.url == base + "/missing", error.geturl() == error.filename, error.headers["Content-Type"])
        page = error.read()
        print(b"Error code: 404" in page, b"Not here" in page)
        error.close()
    try:
        urlopen(base + "/form", b"x", timeout=5).read()
        urlopen(base + "/secret")
    except HTTPError as error:
        print(error, error.headers.get("WWW-Authenticate"), error.fp is not None)
