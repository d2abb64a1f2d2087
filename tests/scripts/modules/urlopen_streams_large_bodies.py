# needs: real time
import hashlib
from http.server import BaseHTTPRequestHandler
from urllib.request import urlopen

from _loopback import serving

BODY = bytes(range(256)) * 8000


class Large(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200)
        if self.path == "/chunked":
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for at in range(0, len(BODY), 100_000):
                part = BODY[at : at + 100_000]
                self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
            self.wfile.write(b"0\r\n\r\n")
            return
        if self.path == "/length":
            self.send_header("Content-Length", str(len(BODY)))
        else:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *args):
        pass


with serving(Large) as base:
    for path in ("/length", "/chunked", "/until-the-end"):
        with urlopen(base + path) as answer:
            first = answer.read(10)
            rest = b"".join(iter(lambda: answer.read(70_000), b""))
        print(path, first, first + rest == BODY, answer.length if path == "/length" else None)
        with urlopen(base + path) as answer:
            print(hashlib.md5(answer.read()).hexdigest() == hashlib.md5(BODY).hexdigest())
