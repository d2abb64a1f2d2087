"""Servers for HTTP; for lessons and tests, not for the open internet."""

import html
import os
import shutil
import socket
import socketserver
import sys
import time
from http import HTTPStatus
from http.client import HTTPException, LineTooLong, parse_headers
from urllib.parse import quote, unquote, urlsplit, urlunsplit

__all__ = ["HTTPServer", "ThreadingHTTPServer", "BaseHTTPRequestHandler", "SimpleHTTPRequestHandler"]

__version__ = "0.6"

DEFAULT_ERROR_MESSAGE = """\
<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: %(code)d</p>
        <p>Message: %(message)s.</p>
        <p>Error code explanation: %(code)s - %(explain)s.</p>
    </body>
</html>
"""
DEFAULT_ERROR_CONTENT_TYPE = "text/html;charset=utf-8"

_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_LONGEST_LINE = 65536
_WITHOUT_BODY = (HTTPStatus.NO_CONTENT, HTTPStatus.RESET_CONTENT, HTTPStatus.NOT_MODIFIED)


class _Refused(Exception):
    """A request that is wrong; what `send_error` is told."""


class HTTPServer(socketserver.TCPServer):
    """Takes connections, and knows its own name."""

    allow_reuse_address = True

    def server_bind(self):
        super().server_bind()
        host, port = self.server_address[:2]
        self.server_name, self.server_port = socket.getfqdn(host), port


class ThreadingHTTPServer(socketserver.ThreadingMixIn, HTTPServer):
    """Each request in a thread of its own."""

    daemon_threads = True


class BaseHTTPRequestHandler(socketserver.StreamRequestHandler):
    """Reads requests, and calls `do_GET`, `do_POST` and so on for them."""

    sys_version = "Python/" + sys.version.split()[0]
    server_version = "BaseHTTP/" + __version__
    error_message_format = DEFAULT_ERROR_MESSAGE
    error_content_type = DEFAULT_ERROR_CONTENT_TYPE
    default_request_version = "HTTP/0.9"
    protocol_version = "HTTP/1.0"
    responses = {status: (status.phrase, status.description) for status in HTTPStatus}
    weekdayname, monthname = _DAYS, [None, *_MONTHS]

    # Reading

    def parse_request(self):
        """Reads the head of a request; False, with the error sent, if it is none."""
        self.command, self.request_version, self.close_connection = None, self.default_request_version, True
        self.requestline = str(self.raw_requestline, "iso-8859-1").rstrip("\r\n")
        words = self.requestline.split()
        if not words:
            return False
        try:
            self._take_first_line(words)
            self.headers = self._read_headers()
        except _Refused as refusal:
            self.send_error(*refusal.args)
            return False
        return self._heed_headers()

    def _take_first_line(self, words):
        """What the words of the first line say: a method, an address, a version."""
        if len(words) > 2:
            self._take_version(words[-1])
        if len(words) not in (2, 3):
            raise _Refused(HTTPStatus.BAD_REQUEST, f"Bad request syntax ({self.requestline!r})")
        command, path = words[0], words[1]
        if len(words) == 2:
            # HTTP/0.9 has one method, and ends with the answer.
            self.close_connection = True
            if command != "GET":
                raise _Refused(HTTPStatus.BAD_REQUEST, f"Bad HTTP/0.9 request type ({command!r})")
        # Two slashes at the start would name a host.
        self.command, self.path = command, "/" + path.lstrip("/") if path.startswith("//") else path

    def _take_version(self, version):
        match self._version_of(version):
            case None:
                raise _Refused(HTTPStatus.BAD_REQUEST, f"Bad request version ({version!r})")
            case (major, _) if major >= 2:
                self.close_connection = self.protocol_version < "HTTP/1.1"
                number = version.removeprefix("HTTP/")
                raise _Refused(HTTPStatus.HTTP_VERSION_NOT_SUPPORTED, f"Invalid HTTP version ({number})")
            case (1, minor) if minor >= 1:
                self.close_connection = self.protocol_version < "HTTP/1.1"
        self.request_version = version

    def _read_headers(self):
        try:
            return parse_headers(self.rfile)
        except HTTPException as error:
            what = "Line too long" if isinstance(error, LineTooLong) else "Too many headers"
            raise _Refused(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, what, str(error)) from None

    def _heed_headers(self):
        """Does what the headers wish of the connection; whether the request is to be answered."""
        modern = self.protocol_version >= "HTTP/1.1"
        wish = self.headers.get("Connection", "").lower()
        if wish == "close" or wish == "keep-alive" and modern:
            self.close_connection = wish == "close"
        asks = modern and self.request_version >= "HTTP/1.1" and self.headers.get("Expect", "").lower()
        return self.handle_expect_100() if asks == "100-continue" else True

    @staticmethod
    def _version_of(text):
        """The two numbers of `HTTP/1.1`; None if it is something else."""
        name, _, number = text.partition("/")
        parts = number.split(".")
        if name != "HTTP" or len(parts) != 2 or not all(p.isdigit() and p.isascii() and len(p) <= 10 for p in parts):
            return None
        return tuple(map(int, parts))

    def handle_expect_100(self):
        self.send_response_only(HTTPStatus.CONTINUE)
        self.end_headers()
        return True

    def handle_one_request(self):
        """Reads one request and calls the method for it."""
        try:
            self.raw_requestline = line = self.rfile.readline(_LONGEST_LINE + 1)
            if len(line) > _LONGEST_LINE:
                self.requestline = self.request_version = self.command = ""
                self.send_error(HTTPStatus.REQUEST_URI_TOO_LONG)
            elif not line:
                self.close_connection = True
            elif self.parse_request():
                self._answer()
        except TimeoutError as error:
            self.log_error("Request timed out: %r", error)
            self.close_connection = True

    def _answer(self):
        method = getattr(self, f"do_{self.command}", None)
        if method:
            method()
            self.wfile.flush()
        else:
            self.send_error(HTTPStatus.NOT_IMPLEMENTED, f"Unsupported method ({self.command!r})")

    def handle(self):
        """Answers requests as long as the connection is kept."""
        self.close_connection = True
        while True:
            self.handle_one_request()
            if self.close_connection:
                return

    # Answering

    def send_error(self, code, message=None, explain=None):
        """Answers with a page that tells of an error, and logs it."""
        short, long = self.responses.get(code, ("???", "???"))
        message, explain = short if message is None else message, long if explain is None else explain
        self.log_error("code %d, message %s", code, message)
        page = None if code < 200 or code in _WITHOUT_BODY else self._error_page(code, message, explain)
        self.send_response(code, message)
        self.send_header("Connection", "close")
        if page is not None:
            self.send_header("Content-Type", self.error_content_type)
            self.send_header("Content-Length", f"{len(page)}")
        self.end_headers()
        if page and self.command != "HEAD":
            self.wfile.write(page)

    def _error_page(self, code, message, explain):
        values = {"code": code}
        for name, text in (("message", message), ("explain", explain)):
            values[name] = html.escape(text, quote=False)
        return (self.error_message_format % values).encode("utf-8", "replace")

    def send_response(self, code, message=None):
        """The first line of an answer, and the headers that all have."""
        self.log_request(code)
        self.send_response_only(code, message)
        for keyword, value in (("Server", self.version_string()), ("Date", self.date_time_string())):
            self.send_header(keyword, value)

    def send_response_only(self, code, message=None):
        if self.request_version == "HTTP/0.9":
            return
        if message is None:
            message = self.responses.get(code, ("",))[0]
        self._lines().append(f"{self.protocol_version} {code:d} {message}\r\n".encode("latin-1", "strict"))

    def send_header(self, keyword, value):
        """A header of an answer; goes out with the others."""
        if self.request_version != "HTTP/0.9":
            self._lines().append(f"{keyword}: {value}\r\n".encode("latin-1", "strict"))
        choice = value.lower() if keyword.lower() == "connection" else None
        if choice in ("close", "keep-alive"):
            self.close_connection = choice == "close"

    def _lines(self):
        """The lines of the head that are not sent yet."""
        if not hasattr(self, "_headers_buffer"):
            self._headers_buffer = []
        return self._headers_buffer

    def end_headers(self):
        if self.request_version != "HTTP/0.9":
            self._lines().append(b"\r\n")
            self.flush_headers()

    def flush_headers(self):
        lines = self._lines()
        if lines:
            self.wfile.write(b"".join(lines))
            lines.clear()

    # Logging

    def log_request(self, code="-", size="-"):
        self.log_message('"%s" %s %s', self.requestline, int(code) if isinstance(code, HTTPStatus) else code, size)

    def log_error(self, format, *args):
        self.log_message(format, *args)

    def log_message(self, format, *args):
        message = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in format % args)
        sys.stderr.write(f"{self.address_string()} - - [{self.log_date_time_string()}] {message}\n")

    def version_string(self):
        return self.server_version + " " + self.sys_version

    def date_time_string(self, timestamp=None):
        at = time.gmtime(time.time() if timestamp is None else timestamp)
        return (
            f"{_DAYS[at.tm_wday]}, {at.tm_mday:02} {_MONTHS[at.tm_mon - 1]} {at.tm_year} "
            f"{at.tm_hour:02}:{at.tm_min:02}:{at.tm_sec:02} GMT"
        )

    def log_date_time_string(self):
        at = time.localtime()
        return f"{at.tm_mday:02}/{_MONTHS[at.tm_mon - 1]}/{at.tm_year} {at.tm_hour:02}:{at.tm_min:02}:{at.tm_sec:02}"

    def address_string(self):
        return self.client_address[0]


class SimpleHTTPRequestHandler(BaseHTTPRequestHandler):
    """Shows the files of a folder."""

    server_version = "SimpleHTTP/" + __version__
    index_pages = ("index.html", "index.htm")
    extensions_map = {
        ".gz": "application/gzip", ".Z": "application/octet-stream", ".bz2": "application/x-bzip2",
        ".xz": "application/x-xz",
    }
    kinds = {
        ".html": "text/html", ".htm": "text/html", ".txt": "text/plain", ".py": "text/x-python", ".css": "text/css",
        ".csv": "text/csv", ".js": "text/javascript", ".json": "application/json", ".xml": "text/xml",
        ".pdf": "application/pdf", ".zip": "application/zip", ".png": "image/png", ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg", ".gif": "image/gif", ".svg": "image/svg+xml", ".ico": "image/vnd.microsoft.icon",
        ".mp3": "audio/mpeg", ".mp4": "video/mp4", ".md": "text/markdown",
    }

    def __init__(self, *args, directory=None, **kwargs):
        self.directory = os.fspath(os.getcwd() if directory is None else directory)
        super().__init__(*args, **kwargs)

    def do_GET(self):
        if file := self.send_head():
            with file:
                self.copyfile(file, self.wfile)

    def do_HEAD(self):
        if file := self.send_head():
            file.close()

    def send_head(self):
        """Sends the head of the answer; gives the file to send behind it, None after an error."""
        path = self.translate_path(self.path)
        if os.path.isdir(path):
            parts = urlsplit(self.path)
            if not parts.path.endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", urlunsplit(parts._replace(path=parts.path + "/")))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return None
            found = [os.path.join(path, page) for page in self.index_pages if os.path.isfile(os.path.join(path, page))]
            if not found:
                return self.list_directory(path)
            path = found[0]
        try:
            if path.endswith("/"):
                raise FileNotFoundError
            file = open(path, "rb")
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "File not found")
            return None
        facts = os.fstat(file.fileno())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-type", self.guess_type(path))
        self.send_header("Content-Length", str(facts.st_size))
        self.send_header("Last-Modified", self.date_time_string(facts.st_mtime))
        self.end_headers()
        return file

    def list_directory(self, path):
        """A page with the names in a folder."""
        from io import BytesIO

        try:
            names = sorted(os.listdir(path), key=str.lower)
        except OSError:
            self.send_error(HTTPStatus.NOT_FOUND, "No permission to list directory")
            return None
        title = f"Directory listing for {html.escape(unquote(urlsplit(self.path).path), quote=False)}"
        lines = [
            "<!DOCTYPE HTML>", '<html lang="en">', "<head>", '<meta charset="utf-8">', f"<title>{title}</title>",
            "</head>", "<body>", f"<h1>{title}</h1>", "<hr>", "<ul>",
        ]
        for name in names:
            full = os.path.join(path, name)
            link = name + "/" if os.path.isdir(full) else name
            shown = name + "@" if os.path.islink(full) else link
            lines.append(f'<li><a href="{quote(link)}">{html.escape(shown, quote=False)}</a></li>')
        lines += ["</ul>", "<hr>", "</body>", "</html>", ""]
        page = "\n".join(lines).encode("utf-8")
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        return BytesIO(page)

    def translate_path(self, path):
        """The file that a path of a request means: always one below the folder."""
        path = unquote(path.partition("?")[0].partition("#")[0])
        slash = "/" if path.rstrip().endswith("/") else ""
        parts = []
        for part in path.split("/"):
            if part == ".." and parts:
                parts.pop()
            elif part and part not in (".", ".."):
                parts.append(part)
        return os.path.join(self.directory, *parts) + slash

    def copyfile(self, source, outputfile):
        shutil.copyfileobj(source, outputfile)

    def guess_type(self, path):
        ending = os.path.splitext(path)[1].lower()
        return self.extensions_map.get(ending) or self.kinds.get(ending, "application/octet-stream")


def _main():
    import argparse

    parser = argparse.ArgumentParser(prog="python3 -m http.server")
    parser.add_argument("-b", "--bind", metavar="ADDRESS", default="")
    parser.add_argument("-d", "--directory", default=os.getcwd())
    parser.add_argument("port", default=8000, type=int, nargs="?")
    options = parser.parse_args()

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args):
            super().__init__(*args, directory=options.directory)

    with ThreadingHTTPServer((options.bind, options.port), Handler) as server:
        host, port = server.socket.getsockname()[:2]
        print(f"Serving HTTP on {host} port {port} (http://{host}:{port}/) ...", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("\nKeyboard interrupt received, exiting.")


if __name__ == "__main__":
    _main()
