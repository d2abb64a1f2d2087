"""Addresses of the web taken apart, put together, and quoted (RFC 3986)."""

from collections import namedtuple

__all__ = [
    "urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl",
    "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes",
    "DefragResult", "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes", "SplitResultBytes",
]  # fmt: skip

uses_relative = [
    "", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtsps",
    "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss",
]  # fmt: skip
uses_netloc = [
    "", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews", "prospero",
    "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss", "itms-services",
]  # fmt: skip
uses_params = [
    "", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip", "sips", "mms",
    "sftp", "tel",
]  # fmt: skip
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NEVER_QUOTED = frozenset((_LETTERS + "0123456789_.-~").encode())
_DROPPED = {ord(c): None for c in "\t\r\n"}
_STRIPPED = "".join(map(chr, range(33)))


# Bytes are worked on as text, and the answer is made bytes again.


def _as_text(first, *others):
    """The arguments as text, and what makes an answer of the kind they were. Empty ones are of any kind."""
    text = isinstance(first, str)
    if any(other and isinstance(other, str) != text for other in others):
        raise TypeError("Cannot mix str and non-str arguments")
    if text:
        return first, *others, lambda answer: answer
    texts = [arg.decode("ascii") if arg else "" for arg in (first, *others)]
    return *texts, lambda answer: answer.encode("ascii")


class _Result:
    """What results for text and for bytes have in common."""

    __slots__ = ()

    def geturl(self):
        if len(self) == 2:
            url, fragment = self
            return url + (b"#" if isinstance(url, bytes) else "#") + fragment if fragment else url
        return urlunsplit(self) if len(self) == 5 else urlunparse(self)

    def _twin(self, change):
        return self._counterpart(*(part if part is None else change(part) for part in self))


class _Text(_Result):
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._twin(lambda part: part.encode(encoding, errors))


class _Bytes(_Result):
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._twin(lambda part: part.decode(encoding, errors))


class _Netloc:
    """User, password, host and port of a network location."""

    __slots__ = ()

    def _signs(self, signs):
        return signs if isinstance(self, _Text) else signs.encode()

    def _halves(self):
        user, at, place = self.netloc.rpartition(self._signs("@"))
        return (user if at else None), place

    @property
    def username(self):
        user = self._halves()[0]
        return None if user is None else user.partition(self._signs(":"))[0]

    @property
    def password(self):
        user = self._halves()[0]
        if user is None:
            return None
        _, colon, password = user.partition(self._signs(":"))
        return password if colon else None

    def _place(self):
        place = self._halves()[1]
        _, bracket, rest = place.partition(self._signs("["))
        if bracket:
            host, _, port = rest.partition(self._signs("]"))
            return host, port.partition(self._signs(":"))[2] or None
        host, _, port = place.partition(self._signs(":"))
        return host, port or None

    @property
    def hostname(self):
        host = self._place()[0]
        if not host:
            return None
        host, percent, zone = host.partition(self._signs("%"))
        return host.lower() + percent + zone

    @property
    def port(self):
        port = self._place()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {_shown(port)!r}")
        port = int(port)
        if port > 65535:
            raise ValueError("Port out of range 0-65535")
        return port


def _shown(port):
    return port.decode() if isinstance(port, bytes) else port


_Defrag = namedtuple("_DefragResultBase", "url fragment")
_Split = namedtuple("_SplitResultBase", "scheme netloc path query fragment")
_Parse = namedtuple("_ParseResultBase", "scheme netloc path params query fragment")


class DefragResult(_Defrag, _Text):
    __slots__ = ()


class DefragResultBytes(_Defrag, _Bytes):
    __slots__ = ()


class SplitResult(_Split, _Netloc, _Text):
    __slots__ = ()


class SplitResultBytes(_Split, _Netloc, _Bytes):
    __slots__ = ()


class ParseResult(_Parse, _Netloc, _Text):
    __slots__ = ()


class ParseResultBytes(_Parse, _Netloc, _Bytes):
    __slots__ = ()


for _one, _other in (
    (DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes), (ParseResult, ParseResultBytes),
):  # fmt: skip
    _one._counterpart, _other._counterpart = _other, _one


# Taking apart


def urlsplit(url, scheme="", allow_fragments=True):
    """Five parts: scheme, network location, path, query, fragment."""
    url, scheme, finish = _as_text(url, scheme)
    url = url.lstrip(_STRIPPED).translate(_DROPPED)
    scheme = scheme.strip(_STRIPPED).translate(_DROPPED)
    netloc = query = fragment = ""
    name, colon, rest = url.partition(":")
    if colon and name and name[0] in _LETTERS and all(c in scheme_chars for c in name):
        scheme, url = name.lower(), rest
    if url.startswith("//"):
        end = min((at for at in (url.find(c, 2) for c in "/?#") if at >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_brackets(netloc)
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    _check_netloc(netloc)
    return finish(SplitResult(scheme, netloc, url, query, fragment))


def _check_brackets(netloc):
    """Only an address may stand in brackets."""
    host = netloc.partition("[")[2].partition("]")[0]
    if host.startswith("v"):
        version, dot, address = host[1:].partition(".")
        digits = version and all(c in "0123456789abcdefABCDEF" for c in version)
        if not (digits and dot and address):
            raise ValueError("IPvFuture address is invalid")
        return
    import socket

    for family in (socket.AF_INET6, socket.AF_INET):
        try:
            socket.inet_pton(family, host.partition("%")[0])
        except OSError:
            continue
        if family == socket.AF_INET:
            raise ValueError("An IPv4 address cannot be in brackets")
        return
    raise ValueError(f"{host!r} does not appear to be an IPv4 or IPv6 address")


# What becomes a sign of an address, or has one in it, when it is normalized (NFKC).
_DISGUISED = "\u2047\u2048\u2049\u2100\u2101\u2105\u2106\u2a74\ufe13\ufe16\ufe55\ufe56\ufe5f\ufe6b\uff03\uff0f\uff1a\uff1f\uff20"


def _check_netloc(netloc):
    """Refuses characters that programs may take for signs of an address."""
    if not netloc.isascii() and any(c in _DISGUISED for c in netloc):
        raise ValueError(f"netloc {netloc!r} contains invalid characters under NFKC normalization")


def urlparse(url, scheme="", allow_fragments=True):
    """Six parts: scheme, network location, path, parameters, query, fragment."""
    url, scheme, finish = _as_text(url, scheme)
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    if scheme in uses_params and ";" in path:
        path, params = _split_params(path)
    return finish(ParseResult(scheme, netloc, path, params, query, fragment))


def _split_params(path):
    """Parameters of the last segment."""
    at = path.find(";", path.rfind("/") + 1)
    return (path, "") if at < 0 else (path[:at], path[at + 1 :])


def urldefrag(url):
    """An address, and the fragment that it had."""
    url, finish = _as_text(url)
    if "#" not in url:
        return finish(DefragResult(url, ""))
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return finish(DefragResult(urlunparse((scheme, netloc, path, params, query, "")), fragment))


# Putting together


def urlunsplit(components):
    """The address that five parts make."""
    scheme, netloc, path, query, fragment, finish = _as_text(*components)
    if netloc:
        if path and path[:1] != "/":
            path = "/" + path
        path = "//" + netloc + path
    elif path[:2] == "//" or scheme and scheme in uses_netloc and (not path or path[:1] == "/"):
        path = "//" + path
    url = scheme + ":" + path if scheme else path
    if query:
        url += "?" + query
    if fragment:
        url += "#" + fragment
    return finish(url)


def urlunparse(components):
    """The address that six parts make."""
    scheme, netloc, path, params, query, fragment, finish = _as_text(*components)
    if params:
        path = f"{path};{params}"
    return finish(urlunsplit((scheme, netloc, path, query, fragment)))


def urljoin(base, url, allow_fragments=True):
    """The address that `url` means where `base` is."""
    if not base:
        return url
    if not url:
        return base
    base, url, finish = _as_text(base, url)
    of_base = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, of_base.scheme, allow_fragments)
    if scheme != of_base.scheme or scheme not in uses_relative:
        return finish(url)
    if scheme in uses_netloc:
        if netloc:
            return finish(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = of_base.netloc
    if not path and not params:
        path, params, query = of_base.path, of_base.params, query or of_base.query
    else:
        path = _joined(of_base.path, path)
    return finish(urlunparse((scheme, netloc, path, params, query, fragment)))


def _joined(base, path):
    """A path seen from another one; segments `.` and `..` are resolved (RFC 3986, 5.2.4)."""
    folder = base.split("/")
    if folder[-1] != "":
        del folder[-1]
    if path[:1] == "/":
        segments = path.split("/")
    else:
        segments = folder + path.split("/")
        segments[1:-1] = filter(None, segments[1:-1])
    resolved = []
    for segment in segments:
        if segment == "..":
            if resolved:
                resolved.pop()
        elif segment != ".":
            resolved.append(segment)
    if segments[-1] in (".", ".."):
        resolved.append("")
    return "/".join(resolved) or "/"


# Quoting


def quote(string, safe="/", encoding=None, errors=None):
    """Text with `%xx` for all characters but letters, digits, `_.-~` and the safe ones."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """As quote, with `+` for spaces."""
    if isinstance(string, (str, bytes)) and (" " if isinstance(string, str) else b" ") not in string:
        return quote(string, safe, encoding, errors)
    safe += " " if isinstance(safe, str) else b" "
    return quote(string, safe, encoding, errors).replace(" ", "+")


def quote_from_bytes(bs, safe="/"):
    """As quote, for bytes."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    kept = _NEVER_QUOTED | {octet for octet in safe if octet < 128}
    return "".join([chr(octet) if octet in kept else f"%{octet:02X}" for octet in bs])


def unquote_to_bytes(string):
    """The bytes that a quoted text stands for."""
    if not string:
        string.split
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *rest = bytes(string).split(b"%")
    parts = [first]
    for part in rest:
        try:
            if not part[:2].isalnum():
                raise ValueError
            parts += [bytes.fromhex(part[:2].decode()), part[2:]]
        except ValueError:
            parts += [b"%", part]
    return b"".join(parts)


def unquote(string, encoding="utf-8", errors="replace"):
    """The text that a quoted text stands for."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        string.split
        return string
    parts, ascii_run = [], []
    # Characters beyond ASCII are no part of what was quoted.
    for character in string:
        if character < "\x80":
            ascii_run.append(character)
            continue
        parts.append(_unquoted("".join(ascii_run), encoding, errors) + character)
        ascii_run.clear()
    parts.append(_unquoted("".join(ascii_run), encoding, errors))
    return "".join(parts)


def _unquoted(text, encoding, errors):
    return unquote_to_bytes(text).decode(encoding or "utf-8", errors or "replace") if text else ""


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """As unquote, with spaces for `+`."""
    return unquote(string.replace("+", " "), encoding, errors)


# Queries


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
             max_num_fields=None, separator="&"):  # fmt: skip
    """The fields of a query: lists of values by name."""
    found = {}
    pairs = parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator)
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&"):  # fmt: skip
    """The fields of a query, in order: pairs of name and value."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, "ascii")
        equals, decode = "=", lambda text: unquote_plus(text, encoding, errors)
    else:
        if not qs:
            return []
        qs = bytes(memoryview(qs))
        if isinstance(separator, str):
            separator = bytes(separator, "ascii")
        equals, decode = b"=", lambda octets: unquote_to_bytes(octets.replace(b"+", b" "))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    pairs = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, sign, value = field.partition(equals)
        if not sign and strict_parsing:
            raise ValueError(f"bad query field: {field!r}")
        if value or keep_blank_values:
            pairs.append((decode(name), decode(value)))
    return pairs


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """A query of pairs, or of a mapping; with `doseq` each item of a sequence is a value of its own."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError:
            raise TypeError("not a valid non-string sequence or mapping object") from None

    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    fields = []
    for name, value in query:
        name = quoted(name)
        if not doseq or isinstance(value, (str, bytes)):
            fields.append(name + "=" + quoted(value))
            continue
        try:
            len(value)
        except TypeError:
            fields.append(name + "=" + quoted(value))
        else:
            fields += [name + "=" + quoted(item) for item in value]
    return "&".join(fields)
