"""Opening addresses of the web."""

import os
import re
from functools import partial
from http.client import HTTPMessage, _UNSET, _exchange
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import quote, unquote, unquote_to_bytes, urldefrag, urljoin, urlsplit
from urllib.response import addinfourl

__all__ = [
    "Request", "OpenerDirector", "BaseHandler", "HTTPDefaultErrorHandler", "HTTPRedirectHandler", "ProxyHandler",
    "HTTPPasswordMgr", "HTTPPasswordMgrWithDefaultRealm", "HTTPBasicAuthHandler", "UnknownHandler", "HTTPHandler",
    "HTTPSHandler", "FileHandler", "DataHandler", "HTTPErrorProcessor", "urlopen", "install_opener", "build_opener",
    "pathname2url", "url2pathname", "urlretrieve", "urlcleanup", "getproxies",
]  # fmt: skip

__version__ = "3.13"


class Request:
    """What is asked for, and how."""

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.headers, self.unredirected_hdrs = {}, {}
        self.timeout = self._tunnel_host = None
        self.full_url = url
        self._data = data
        for name, value in headers.items():
            self.add_header(name, value)
        self.origin_req_host = origin_req_host or (urlsplit(self.full_url).hostname or "").lower()
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        return f"{self._url}#{self.fragment}" if self.fragment else self._url

    @full_url.setter
    def full_url(self, url):
        url = url.strip()
        if url.startswith("<") and url.endswith(">"):
            url = url[1:-1].strip()
        self._url, fragment = urldefrag(url.removeprefix("URL:"))
        self.fragment = fragment or None
        scheme, colon, rest = self._url.partition(":")
        self.type = scheme.lower() if colon and "/" not in scheme else None
        if self.type is None:
            raise ValueError(f"unknown url type: {self.full_url!r}")
        self.host, self.selector = None, rest
        if rest.startswith("//"):
            host, slash, path = rest[2:].partition("/")
            end = min((at for at in (host.find("?"),) if at >= 0), default=len(host))
            self.host, self.selector = unquote(host[:end]), host[end:] + slash + path

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, data):
        if data != self._data:
            self._data = data
            self.remove_header("Content-length")

    @data.deleter
    def data(self):
        self.data = None

    def get_method(self):
        return getattr(self, "method", "GET" if self.data is None else "POST")

    def get_full_url(self):
        return self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def set_proxy(self, host, type):
        """Has a proxy asked: for the whole address, or for a tunnel if what goes through is encrypted."""
        if self.type == "https" and not self._tunnel_host:
            self._tunnel_host = self.host
        else:
            self.type, self.selector = type, self.full_url
        self.host = host

    def has_proxy(self):
        return self.selector == self.full_url

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


class BaseHandler:
    """What handlers are derived from. Their methods tell what they do: `http_open`, `https_request`, `http_error_404`."""

    handler_order = 500

    def add_parent(self, parent):
        self.parent = parent

    def close(self):
        pass

    def __lt__(self, other):
        return self.handler_order < getattr(other, "handler_order", 500)


class OpenerDirector:
    """Passes requests through its handlers, and answers back through them."""

    def __init__(self):
        self.addheaders = [("User-agent", f"Python-urllib/{__version__}")]
        self.handlers = []

    def add_handler(self, handler):
        if not hasattr(handler, "add_parent"):
            raise TypeError(f"expected BaseHandler instance, got {type(handler)!r}")
        self.handlers.append(handler)
        self.handlers.sort()
        handler.add_parent(self)

    def _first(self, name, *args):
        """What the first handler with that method gives that is not None."""
        for handler in self.handlers:
            method = getattr(handler, name, None)
            if method is not None and (answer := method(*args)) is not None:
                return answer
        return None

    def open(self, fullurl, data=None, timeout=_UNSET):
        if isinstance(fullurl, str):
            request = Request(fullurl, data)
        else:
            request = fullurl
            if data is not None:
                request.data = data
        request.timeout = timeout
        protocol = request.type
        for handler in self.handlers:
            if method := getattr(handler, f"{protocol}_request", None):
                request = method(request)
        for name in ("default_open", f"{protocol}_open", "unknown_open"):
            if (answer := self._first(name, request)) is not None:
                break
        for handler in self.handlers:
            if method := getattr(handler, f"{protocol}_response", None):
                answer = method(request, answer)
        return answer

    def error(self, proto, request, answer, code, message, headers):
        """Asks the handlers what to do about a status."""
        args = request, answer, code, message, headers
        found = self._first(f"http_error_{code}", *args)
        return self._first("http_error_default", *args) if found is None else found


class HTTPErrorProcessor(BaseHandler):
    """Statuses other than those of success are errors."""

    handler_order = 1000

    def http_response(self, request, response):
        if not 200 <= response.status < 300:
            return self.parent.error("http", request, response, response.status, response.msg, response.headers)
        return response

    https_response = http_response


class HTTPDefaultErrorHandler(BaseHandler):
    """What nobody else has an answer to is raised."""

    def http_error_default(self, req, fp, code, msg, hdrs):
        raise HTTPError(req.full_url, code, msg, hdrs, fp)


class HTTPRedirectHandler(BaseHandler):
    """Goes where the server says."""

    max_repeats, max_redirections = 4, 10
    inf_msg = (
        "The HTTP server returned a redirect error that would lead to an infinite loop.\n"
        "The last 30x error message was:\n"
    )

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """The request that follows; HTTPError if a program may not go on by itself."""
        method = req.get_method()
        if not (method in ("GET", "HEAD") or code in (301, 302, 303) and method == "POST"):
            raise HTTPError(req.full_url, code, msg, headers, fp)
        kept = {
            name: value for name, value in req.headers.items()
            if name.lower() not in ("content-length", "content-type")
        }
        return Request(
            newurl.replace(" ", "%20"), headers=kept, method="HEAD" if method == "HEAD" else "GET",
            origin_req_host=req.origin_req_host, unverifiable=True,
        )

    def http_error_302(self, req, fp, code, msg, headers):
        newurl = headers.get("location", headers.get("uri"))
        if newurl is None:
            return None
        parts = urlsplit(newurl)
        if parts.scheme not in ("http", "https", "ftp", ""):
            raise HTTPError(newurl, code, f"{msg} - Redirection to url '{newurl}' is not allowed", headers, fp)
        if not parts.path and parts.netloc:
            newurl = parts._replace(path="/").geturl()
        newurl = urljoin(req.full_url, quote(newurl, encoding="iso-8859-1", safe="!\"#$%&'()*+,/:;<=>?@[\\]^_`{|}~"))
        new = self.redirect_request(req, fp, code, msg, headers, newurl)
        if new is None:
            return None
        visited = new.redirect_dict = getattr(req, "redirect_dict", {})
        req.redirect_dict = visited
        if visited.get(newurl, 0) >= self.max_repeats or len(visited) >= self.max_redirections:
            raise HTTPError(req.full_url, code, self.inf_msg + msg, headers, fp)
        visited[newurl] = visited.get(newurl, 0) + 1
        fp.read()
        fp.close()
        return self.parent.open(new, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class HTTPPasswordMgr:
    """Who one is, by realm and address."""

    def __init__(self):
        self._known = []

    def add_password(self, realm, uri, user, passwd):
        for one in [uri] if isinstance(uri, str) else uri:
            self._known.append((realm, one, (user, passwd)))

    def find_user_password(self, realm, authuri):
        wanted = urlsplit(authuri)
        for known, uri, pair in self._known:
            parts = urlsplit(uri)
            same = not parts.netloc and uri in (authuri, wanted.netloc) or parts.netloc == wanted.netloc
            if known == realm and same and wanted.path.startswith(parts.path.rstrip("/")):
                return pair
        return None, None


class HTTPPasswordMgrWithDefaultRealm(HTTPPasswordMgr):
    """The realm None stands for any."""

    def find_user_password(self, realm, authuri):
        found = super().find_user_password(realm, authuri)
        return super().find_user_password(None, authuri) if found[0] is None else found


class HTTPBasicAuthHandler(BaseHandler):
    """Tells name and password where they are asked for."""

    def __init__(self, password_mgr=None):
        self.passwd = password_mgr or HTTPPasswordMgr()
        self.add_password = self.passwd.add_password

    def http_error_401(self, req, fp, code, msg, headers):
        found = re.match(r"""basic\s+realm=["']?([^"']*)""", headers.get("www-authenticate", ""), re.I)
        user, password = self.passwd.find_user_password(found[1], req.full_url) if found else (None, None)
        if user is None:
            return None
        import base64

        said = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
        if req.get_header("Authorization") == said:
            return None
        req.add_unredirected_header("Authorization", said)
        return self.parent.open(req, timeout=req.timeout)


class ProxyHandler(BaseHandler):
    """Has proxies asked: those of the environment, or those that a dict names by the scheme of the address."""

    handler_order = 100

    def __init__(self, proxies=None):
        if proxies is None:
            proxies = getproxies()
        assert hasattr(proxies, "keys"), "proxies must be a mapping"
        self.proxies = proxies
        for scheme, proxy in proxies.items():
            scheme = scheme.lower()
            setattr(self, f"{scheme}_open", partial(self.proxy_open, proxy=proxy, type=scheme))

    def proxy_open(self, req, proxy, type):
        wanted = req.type
        scheme, userinfo, place = _parts_of_proxy(proxy)
        if req.host and proxy_bypass(req.host):
            return None
        user, _, password = userinfo.partition(":")
        if user and password:
            import base64

            said = base64.b64encode(f"{unquote(user)}:{unquote(password)}".encode()).decode("ascii")
            req.add_header("Proxy-authorization", "Basic " + said)
        scheme = scheme or wanted
        req.set_proxy(unquote(place), scheme)
        # Handlers for the same scheme go on with the request.
        return None if wanted in (scheme, "https") else self.parent.open(req, timeout=req.timeout)


def _parts_of_proxy(proxy):
    """Scheme, name and password, host and port. Only the last must be there."""
    scheme, sign, rest = proxy.partition("://")
    if not sign:
        if proxy.startswith("/"):
            raise ValueError(f"proxy URL with no authority: {proxy!r}")
        scheme, rest = "", proxy
    userinfo, _, place = rest.partition("/")[0].rpartition("@")
    return scheme.lower(), userinfo, place


def getproxies():
    """The proxies that the environment names, by scheme: `http_proxy=...`, in small letters if there are both."""
    found = {}
    for small in (False, True):
        if small and "REQUEST_METHOD" in os.environ:
            # A web server's program gets HTTP_PROXY from whoever sends a header "Proxy" (CVE-2016-1000110).
            found.pop("http", None)
        for name, value in os.environ.items():
            if not name.lower().endswith("_proxy") or small and not name.endswith("_proxy"):
                continue
            if value:
                found[name[:-6].lower()] = value
            elif small:
                found.pop(name[:-6].lower(), None)
    return found


def proxy_bypass(host, proxies=None):
    """Whether a host is to be asked itself: `no_proxy` lists the ends of such names, or `*` for all."""
    listed = (getproxies() if proxies is None else proxies).get("no", "")
    if listed == "*":
        return True
    host = host.lower()
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    for one in listed.split(","):
        one = one.strip().lstrip(".").lower()
        if one and (one in (name, host) or name.endswith("." + one) or host.endswith("." + one)):
            return True
    return False


getproxies_environment, proxy_bypass_environment = getproxies, proxy_bypass


class UnknownHandler(BaseHandler):
    """Nobody has opened it."""

    def unknown_open(self, req):
        raise URLError(f"unknown url type: {req.type}")


class HTTPHandler(BaseHandler):
    """Asks a server."""

    def __init__(self, debuglevel=None):
        pass

    def http_request(self, request):
        """Adds the headers that a request needs."""
        if not request.host:
            raise URLError("no host given")
        if isinstance(request.data, str):
            raise TypeError(
                "POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str."
            )
        if request.data is not None and not request.has_header("Content-type"):
            request.add_unredirected_header("Content-type", "application/x-www-form-urlencoded")
        for name, value in self.parent.addheaders:
            if not request.has_header(name.capitalize()):
                request.add_unredirected_header(name, value)
        return request

    def http_open(self, req, verify=True):
        sent = {**req.unredirected_hdrs, **req.headers}
        sent = {"Accept-Encoding": "identity", **{name.title(): str(value) for name, value in sent.items()}}
        sent["Connection"] = "close"
        url, proxy = f"{req.type}://{req.host}{req.selector or '/'}", None
        if req._tunnel_host:
            url, proxy = f"https://{req._tunnel_host}{req.selector or '/'}", req.host
        elif req.has_proxy():
            url, proxy = req.full_url, req.host
            sent.setdefault("Host", urlsplit(url).netloc.rpartition("@")[2])
        headers = list(sent.items())
        answer, problem, stage = _exchange(req.get_method(), url, headers, req.data, req.timeout, verify, proxy)
        if stage:
            raise URLError(problem)
        if problem is not None:
            raise problem
        answer.url = req.full_url
        return answer


class HTTPSHandler(HTTPHandler):
    """Asks a server, encrypted."""

    def __init__(self, debuglevel=None, context=None, check_hostname=None):
        self._verify = context is None or context.verify_mode != 0

    http_open = None

    def https_open(self, req):
        return HTTPHandler.http_open(self, req, self._verify)

    https_request, http_request = HTTPHandler.http_request, None


class FileHandler(BaseHandler):
    """Opens files of this machine."""

    def file_open(self, req):
        if req.host not in (None, "", "localhost"):
            raise URLError("file:// scheme is supported only on localhost")
        path = url2pathname(req.selector)
        try:
            size = os.stat(path).st_size
            headers = HTTPMessage([("Content-type", _kind(path) or "text/plain"), ("Content-length", str(size))])
            return addinfourl(open(path, "rb"), headers, "file://" + req.selector)
        except OSError as error:
            raise URLError(error, path) from error


def _kind(path):
    """The media type of a file, by the ending of its name."""
    from http.server import SimpleHTTPRequestHandler

    return SimpleHTTPRequestHandler.kinds.get(os.path.splitext(path)[1].lower())


class DataHandler(BaseHandler):
    """Opens addresses that hold the data themselves (RFC 2397)."""

    def data_open(self, req):
        from io import BytesIO

        kind, comma, data = req.full_url.partition(":")[2].partition(",")
        if not comma:
            raise ValueError("not enough values to unpack (expected 2, got 1)")
        data = unquote_to_bytes(data)
        if kind.endswith(";base64"):
            import base64

            kind, data = kind.removesuffix(";base64"), base64.decodebytes(data)
        headers = HTTPMessage([
            ("Content-type", kind or "text/plain;charset=US-ASCII"), ("Content-length", str(len(data))),
        ])
        return addinfourl(BytesIO(data), headers, req.full_url)


def build_opener(*handlers):
    """An opener with the usual handlers; those given, instances or classes, take the places of their kind."""
    opener = OpenerDirector()
    given = [handler() if isinstance(handler, type) else handler for handler in handlers]
    usual = (
        ProxyHandler, UnknownHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler, FileHandler,
        HTTPErrorProcessor, DataHandler,
    )
    for kind in usual:
        # An HTTPSHandler is an HTTPHandler, but does not do its work.
        replaced = any(
            isinstance(handler, kind) and (kind is not HTTPHandler or not isinstance(handler, HTTPSHandler))
            for handler in given
        )
        if not replaced:
            opener.add_handler(kind())
    for handler in given:
        opener.add_handler(handler)
    return opener


_opener = None


def install_opener(opener):
    """Makes `urlopen` use that opener."""
    global _opener
    _opener = opener


def urlopen(url, data=None, timeout=_UNSET, *, context=None):
    """Opens an address, or a Request."""
    if context is not None:
        return build_opener(HTTPSHandler(context=context)).open(url, data, timeout)
    if _opener is None:
        install_opener(build_opener())
    return _opener.open(url, data, timeout)


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Copies what is at an address into a file; gives the file's name and the headers."""
    with urlopen(url, data) as source:
        headers = source.info()
        if urlsplit(url).scheme == "file" and not filename:
            return os.path.normpath(url2pathname(urlsplit(url).path)), headers
        if filename:
            target = open(filename, "wb")
        else:
            import tempfile

            target = tempfile.NamedTemporaryFile(delete=False)
            _temporary.append(target.name)
        size = int(headers.get("Content-Length") or -1)
        done, number, block = 0, 0, 8192
        with target:
            if reporthook:
                reporthook(0, block, size)
            while octets := source.read(block):
                done += len(octets)
                target.write(octets)
                number += 1
                if reporthook:
                    reporthook(number, block, size)
    if 0 <= size != done and done < size:
        message = f"retrieval incomplete: got only {done} out of {size} bytes"
        raise ContentTooShortError(message, (target.name, headers))
    return target.name, headers


_temporary = []


def urlcleanup():
    """Removes the files that urlretrieve has made up names for."""
    while _temporary:
        try:
            os.unlink(_temporary.pop())
        except OSError:
            pass


def url2pathname(url):
    """The path that part of an address stands for."""
    return unquote("/" + url.lstrip("/") if url.startswith("///") else url)


def pathname2url(pathname):
    """Part of an address that stands for a path."""
    return quote("//" + pathname if pathname.startswith("//") else pathname)
