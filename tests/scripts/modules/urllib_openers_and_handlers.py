# needs: real time
from urllib.request import BaseHandler, HTTPBasicAuthHandler, build_opener, install_opener, urlopen

from _loopback import serving


class Shout(BaseHandler):
    def http_request(self, request):
        request.add_header("X-Mine", "from a handler")
        return request

    def http_response(self, request, response):
        print("got", response.status, request.selector)
        return response


with serving() as base:
    opener = build_opener(Shout())
    opener.addheaders = [("User-agent", "opener")]
    print(opener.open(base + "/echo").read().decode())
    auth = HTTPBasicAuthHandler()
    auth.add_password("here", base, "me", "pw")
    print(build_opener(auth).open(base + "/secret").read())
    install_opener(opener)
    print(urlopen(base + "/hello").read())
