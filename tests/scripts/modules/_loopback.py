"""A server for the tests of urllib: it runs in a thread, on the loopback address."""

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/hello":
            self.answer(200, b"hello\nworld\n", {"Content-Type": "text/plain; charset=utf-8", "X-Some-Thing": "1"})
        elif self.path.startswith("/echo"):
            names = ("Accept-Encoding", "User-Agent", "X-Mine", "Connection")
            self.answer(200, "\n".join([self.command, self.path] + [f"{n}: {self.headers[n]}" for n in names]).encode())
        elif self.path.startswith("/to/"):
            self.answer(302, b"moved", {"Location": self.path[3:]})
        elif self.path == "/loop":
            self.answer(302, b"", {"Location": "/loop"})
        elif self.path == "/broken":
            self.send_response(200)
            self.send_header("Content-Length", "100")
            self.end_headers()
            self.wfile.write(b"short")
        elif self.path == "/nothing":
            self.connection.close()
        elif self.path == "/slow":
            self.server.go_on.wait(10)
        elif self.path == "/secret":
            if self.headers["Authorization"] == "Basic bWU6cHc=":
                self.answer(200, b"let in")
            else:
                self.answer(401, b"", {"WWW-Authenticate": 'Basic realm="here"'})
        else:
            self.send_error(404, "Not here")

    do_HEAD = do_GET

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(201, self.headers["Content-Type"].encode() + b" " + body)

    do_PUT = do_POST

    def answer(self, status, body, headers={}):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *args):
        pass


@contextlib.contextmanager
def serving(handler=Handler):
    """The address of a server that is there as long as the block."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.go_on = threading.Event()
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.go_on.set()
            server.shutdown()
            thread.join()
