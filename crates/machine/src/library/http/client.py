"""Asking servers over HTTP."""

import io
import socket
from http import HTTPStatus

import _http

__all__ = [
    "HTTPResponse", "HTTPConnection", "HTTPSConnection", "HTTPException", "NotConnected", "UnknownProtocol",
    "UnknownTransferEncoding", "UnimplementedFileMode", "IncompleteRead", "InvalidURL", "ImproperConnectionState",
    "CannotSendRequest", "CannotSendHeader", "ResponseNotReady", "BadStatusLine", "LineTooLong", "RemoteDisconnected",
    "error", "responses",
]  # fmt: skip

HTTP_PORT, HTTPS_PORT = 80, 443

globals().update(HTTPStatus.__members__)
responses = {status: status.phrase for status in HTTPStatus}


class HTTPException(Exception):
    """Something about a request or its answer is wrong."""


class NotConnected(HTTPException):
    pass


class InvalidURL(HTTPException):
    pass


class UnknownProtocol(HTTPException):
    def __init__(self, version):
        self.args = (version,)
        self.version = version


class UnknownTransferEncoding(HTTPException):
    pass


class UnimplementedFileMode(HTTPException):
    pass


class IncompleteRead(HTTPException):
    """The connection was closed in the middle of a body."""

    def __init__(self, partial, expected=None):
        self.args = (partial,)
        self.partial, self.expected = partial, expected

    def __repr__(self):
        more = "" if self.expected is None else f", {self.expected} more expected"
        return f"{type(self).__name__}({len(self.partial)} bytes read{more})"

    __str__ = object.__str__


class ImproperConnectionState(HTTPException):
    pass


class CannotSendRequest(ImproperConnectionState):
    pass


class CannotSendHeader(ImproperConnectionState):
    pass


class ResponseNotReady(ImproperConnectionState):
    pass


class BadStatusLine(HTTPException):
    def __init__(self, line):
        self.line = line or repr(line)
        self.args = (self.line,)


class LineTooLong(HTTPException):
    def __init__(self, line_type):
        super().__init__(f"got more than 65536 bytes when reading {line_type}")


class RemoteDisconnected(ConnectionResetError, BadStatusLine):
    """The server has closed the connection instead of answering."""

    def __init__(self, *pos, **kw):
        BadStatusLine.__init__(self, "")
        ConnectionResetError.__init__(self, *pos, **kw)


error = HTTPException


class HTTPMessage:
    """Headers: names in any case, each perhaps more than once, in the order in which they came."""

    def __init__(self, pairs=()):
        self._pairs = list(pairs)

    def __len__(self):
        return len(self._pairs)

    def __iter__(self):
        return iter(self.keys())

    def __contains__(self, name):
        return self.get(name) is not None

    def __getitem__(self, name):
        return self.get(name)

    def __setitem__(self, name, value):
        self._pairs.append((name, str(value)))

    def __delitem__(self, name):
        self._pairs = [pair for pair in self._pairs if pair[0].lower() != name.lower()]

    def __str__(self):
        return self.as_string()

    def as_string(self):
        return "".join(f"{name}: {value}\n" for name, value in self._pairs) + "\n"

    def as_bytes(self):
        return self.as_string().encode("latin-1")

    __bytes__ = as_bytes

    def keys(self):
        return [name for name, _ in self._pairs]

    def values(self):
        return [value for _, value in self._pairs]

    def items(self):
        return list(self._pairs)

    def get(self, name, failobj=None):
        return next((value for key, value in self._pairs if key.lower() == name.lower()), failobj)

    def get_all(self, name, failobj=None):
        return [value for key, value in self._pairs if key.lower() == name.lower()] or failobj

    def add_header(self, name, value, **parameters):
        for key, text in parameters.items():
            value += f'; {key.replace("_", "-")}' + ("" if text is None else f'="{text}"')
        self[name] = value

    def replace_header(self, name, value):
        for at, (key, _) in enumerate(self._pairs):
            if key.lower() == name.lower():
                self._pairs[at] = (key, value)
                return
        raise KeyError(name)

    # What kind of thing the body is

    def _parameters(self, header):
        """The first part of a header, and what is said behind semicolons."""
        first, *parts = (self.get(header) or "").split(";")
        found = {}
        for part in parts:
            name, _, value = part.partition("=")
            found[name.strip().lower()] = value.strip().strip('"')
        return first.strip().lower(), found

    def get_content_type(self):
        kind = self._parameters("content-type")[0]
        return kind if kind.count("/") == 1 else "text/plain"

    def get_content_maintype(self):
        return self.get_content_type().partition("/")[0]

    def get_content_subtype(self):
        return self.get_content_type().partition("/")[2]

    def get_param(self, param, failobj=None, header="content-type", unquote=True):
        return self._parameters(header)[1].get(param.lower(), failobj)

    def get_content_charset(self, failobj=None):
        charset = self.get_param("charset")
        return failobj if charset is None else charset.lower()

    def get_filename(self, failobj=None):
        return self.get_param("filename", failobj, "content-disposition")


def _parsed(lines):
    """Headers from their lines; a line that begins with a space goes on with the one before."""
    pairs = []
    for line in lines:
        if line[:1] in " \t" and pairs:
            pairs[-1] = (pairs[-1][0], pairs[-1][1] + "\r\n" + line)
            continue
        name, colon, value = line.partition(":")
        if colon and name:
            pairs.append((name, value.lstrip(" \t")))
    return HTTPMessage(pairs)


def parse_headers(fp, _class=HTTPMessage):
    """Headers read from a binary file, up to the empty line behind them."""
    lines = []
    while True:
        line = fp.readline(65537)
        if len(line) > 65536:
            raise LineTooLong("header line")
        if line in (b"\r\n", b"\n", b""):
            return _class(_parsed(lines).items())
        lines.append(line.decode("iso-8859-1").rstrip("\r\n"))
        if len(lines) > 100:
            raise HTTPException("got more than 100 headers")


class HTTPResponse(io.BufferedIOBase):
    """The answer of a server: status and headers, and a body to be read."""

    def __init__(self, head, body, url=None, method=None):
        first, *lines = head.decode("iso-8859-1").split("\r\n")
        version, _, rest = first.partition(" ")
        status, _, reason = rest.partition(" ")
        self.version = 10 if version == "HTTP/1.0" else 11
        self.status = self.code = int(status)
        self.msg = self.reason = reason.strip()
        self.headers = _parsed(lines)
        self.url = url
        self._body = body
        self._buffer = b""
        length = self.headers.get("content-length")
        self.chunked = (self.headers.get("transfer-encoding") or "").lower() == "chunked"
        self.length = int(length) if length and length.isdigit() and not self.chunked else None
        if method == "HEAD" or self.status in (204, 304) or 100 <= self.status < 200:
            self.length = 0
        self.will_close = True

    def __repr__(self):
        return object.__repr__(self)

    # The body

    def readable(self):
        return True

    def isclosed(self):
        return self._body is None

    def close(self):
        body, self._body = self._body, None
        self._buffer = b""
        if body is not None:
            body.close()
        super().close()

    def _more(self, size):
        """Up to so many octets of the body; all of them for None."""
        if self._body is None:
            return b""
        octets, problem = self._body.read(size)
        if self.length is not None:
            self.length -= len(octets)
        if problem is not None:
            self.close_body()
            if isinstance(problem, EOFError):
                raise IncompleteRead(octets, self.length)
            raise problem
        if size is None or self.length == 0 or size and not octets:
            self.close_body()
        return octets

    def close_body(self):
        body, self._body = self._body, None
        if body is not None:
            body.close()

    def read(self, amt=None):
        if amt is None or amt < 0:
            octets, self._buffer = self._buffer, b""
            return octets + self._more(None)
        while len(self._buffer) < amt:
            octets = self._more(amt - len(self._buffer))
            if not octets:
                break
            self._buffer += octets
        octets, self._buffer = self._buffer[:amt], self._buffer[amt:]
        return octets

    def read1(self, n=-1):
        return self.read(8192 if n < 0 else n)

    def peek(self, n=-1):
        if not self._buffer:
            self._buffer = self._more(8192)
        return self._buffer

    def readline(self, limit=-1):
        while b"\n" not in self._buffer and (limit < 0 or len(self._buffer) < limit):
            octets = self._more(8192)
            if not octets:
                break
            self._buffer += octets
        end = self._buffer.find(b"\n") + 1 or len(self._buffer)
        return self.read(end if limit < 0 else min(end, limit))

    # The head

    def getheader(self, name, default=None):
        found = self.headers.get_all(name)
        return default if found is None else ", ".join(found)

    def getheaders(self):
        return self.headers.items()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status


def _octets(body):
    """A body as bytes: given so, or as text, as a file, or in parts."""
    if body is None or isinstance(body, bytes):
        return body
    if isinstance(body, str):
        try:
            return body.encode("iso-8859-1")
        except UnicodeEncodeError as problem:
            raise UnicodeEncodeError(
                problem.encoding, problem.object, problem.start, problem.end,
                f"body ({problem.object[problem.start : problem.end]!r}) is not valid Latin-1. "
                "Use body.encode('utf-8') if you want to send it encoded in UTF-8.",
            ) from None
    if hasattr(body, "read"):
        return _octets(body.read())
    try:
        return bytes(memoryview(body))
    except TypeError:
        pass
    try:
        return b"".join(map(_octets, body))
    except TypeError:
        message = f"data should be a bytes-like object or an iterable, got {type(body)!r}"
        raise TypeError(message) from None


def _exchange(method, url, headers, body, timeout, verify=True, proxy=None):
    """Asks a server. Gives the answer, or what went wrong and in what: 0 the answer, 1 the connection, 2 encryption."""
    if timeout is _UNSET:
        timeout = socket.getdefaulttimeout()
    head, *rest = _http.request(method, url, headers, _octets(body), timeout, verify, proxy)
    if head is not None:
        return HTTPResponse(head, rest[0], url, method), None, 0
    problem, stage = rest
    if isinstance(problem, EOFError):
        problem = RemoteDisconnected("Remote end closed connection without response")
    elif stage == 2:
        import ssl

        reason = str(problem)
        if reason.startswith("invalid peer certificate"):
            reason = reason.replace("invalid peer certificate", "certificate verify failed")
            problem = ssl.SSLCertVerificationError(1, f"[SSL: CERTIFICATE_VERIFY_FAILED] {reason}")
        else:
            problem = ssl.SSLError(1, f"[SSL] {reason}")
    return None, problem, stage


_UNSET = object()


class HTTPConnection:
    """Asks one server; each request has a connection of its own."""

    default_port, _scheme, _verify = HTTP_PORT, "http", True

    def __init__(self, host, port=None, timeout=_UNSET, source_address=None, blocksize=16384):
        if port is None:
            name, colon, number = host.rpartition(":")
            if colon and not host.endswith("]"):
                try:
                    host, port = name, int(number) if number else self.default_port
                except ValueError:
                    raise InvalidURL(f"nonnumeric port: {number!r}") from None
        self.host, self.port = host.strip("[]"), self.default_port if port is None else port
        self.timeout = timeout
        self._answer = None

    def connect(self):
        """Nothing to be done before there is a request."""

    def close(self):
        self._answer = None

    def request(self, method, url, body=None, headers={}, *, encode_chunked=False):
        place = f"[{self.host}]" if ":" in self.host else self.host
        sent = [(name, str(value)) for name, value in dict(headers).items()]
        if not any(name.lower() == "accept-encoding" for name, _ in sent):
            sent.append(("Accept-Encoding", "identity"))
        full = f"{self._scheme}://{place}:{self.port}{url or '/'}"
        answer, problem, stage = _exchange(method, full, sent, body, self.timeout, self._verify)
        if stage:
            raise problem
        self._answer = (answer, problem)

    def getresponse(self):
        if self._answer is None:
            raise ResponseNotReady("Idle")
        (answer, problem), self._answer = self._answer, None
        if problem is not None:
            raise problem
        return answer


class HTTPSConnection(HTTPConnection):
    """As HTTPConnection, encrypted."""

    default_port, _scheme = HTTPS_PORT, "https"

    def __init__(self, host, port=None, *, timeout=_UNSET, source_address=None, context=None, blocksize=16384):
        super().__init__(host, port, timeout, source_address, blocksize)
        self._verify = context is None or context.verify_mode != 0
