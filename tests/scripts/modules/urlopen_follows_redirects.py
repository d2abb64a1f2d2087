# needs: real time
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, build_opener, urlopen

from _loopback import serving


class Stay(HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


with serving() as base:
    with urlopen(base + "/to/hello") as answer:
        print(answer.geturl() == base + "/hello", answer.status, answer.readline())
    print(urlopen(base + "/to/to/to/echo").read().decode().splitlines()[1])
    try:
        urlopen(base + "/loop")
    except HTTPError as error:
        print(error.code, error)
    try:
        build_opener(Stay).open(base + "/to/hello")
    except HTTPError as error:
        print(error.code, error.headers["Location"])
