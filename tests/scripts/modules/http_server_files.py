# needs: real time
import functools
import os
import tempfile
from http.server import SimpleHTTPRequestHandler
from urllib.error import HTTPError
from urllib.request import urlopen

from _loopback import serving


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, "sub"))
    for name, text in (("a.html", "<p>"), ("b c.txt", "text"), ("sub/index.html", "index"), ("d&e", "x")):
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
    with serving(functools.partial(Quiet, directory=folder)) as base:
        for path in ("/a.html", "/b%20c.txt", "/sub/", "/sub", "/../a.html", "/"):
            with urlopen(base + path) as answer:
                print(path, answer.headers["Content-type"], answer.headers["Content-Length"], answer.url.removeprefix(base))
                print(answer.read().decode())
        for path in ("/none", "/a.html/"):
            try:
                urlopen(base + path)
            except HTTPError as error:
                print(error)
