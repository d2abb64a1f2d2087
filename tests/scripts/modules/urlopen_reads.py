# needs: real time
from urllib.request import urlopen

from _loopback import serving

with serving() as base:
    with urlopen(base + "/hello") as answer:
        print(answer.status, answer.code, answer.getcode(), answer.reason, answer.msg)
        print(answer.geturl() == base + "/hello", answer.url == base + "/hello")
        print(answer.headers["content-type"], answer.getheader("X-SOME-THING"), answer.headers.get("none"), "Date" in answer.headers)
        print(answer.headers.get_content_type(), answer.headers.get_content_charset(), answer.length)
        print([name for name, _ in answer.getheaders()], answer.info() is answer.headers)
        print(answer.read(3), answer.read(), answer.read(), answer.isclosed())
    print(answer.closed)
    with urlopen(base + "/hello") as answer:
        print(list(answer))
    with urlopen(base + "/hello") as answer:
        print(answer.readline(), answer.readline(3), answer.readlines())
