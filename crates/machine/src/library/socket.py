"""Sockets: talking to other programs, on this machine and elsewhere."""

import _socket
import os
from _socket import *
from _socket import (
    _file, _hosts, _name, _pair, close, error, gaierror, getaddrinfo as _getaddrinfo, getdefaulttimeout, gethostbyname,
    gethostname, has_ipv6, herror, inet_aton, inet_ntoa, inet_ntop, inet_pton, setdefaulttimeout, timeout, SocketType,
)  # fmt: skip
from enum import IntEnum, IntFlag
from sys import byteorder

__all__ = ["create_connection", "create_server", "fromfd", "getaddrinfo", "getfqdn", "socket", "socketpair"]
__all__ += [name for name in dir(_socket) if not name.startswith("_")]

EBADF, EAGAIN, EWOULDBLOCK = 9, 11, 11


def _numbers(kind, name, prefix):
    """An enumeration of the constants that begin so; they take their places among the module's names."""
    members = {key: value for key, value in vars(_socket).items() if key.startswith(prefix) and key.isupper()}
    made = kind(name, members, module=__name__)
    globals().update(made.__members__)
    return made


AddressFamily = _numbers(IntEnum, "AddressFamily", "AF_")
SocketKind = _numbers(IntEnum, "SocketKind", "SOCK_")
MsgFlag = _numbers(IntFlag, "MsgFlag", "MSG_")
AddressInfo = _numbers(IntFlag, "AddressInfo", "AI_")


def _member(number, enumeration):
    """The member of that number; the number itself if it has no name."""
    try:
        return enumeration(number)
    except ValueError:
        return number


class socket(_socket.socket):
    """One end of a connection, or what connections come to."""

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        _socket.socket.__init__(self, family, type, proto, fileno)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        if not self._closed:
            self.close()

    def __repr__(self):
        kind = type(self)
        closed = " [closed]" if self._closed else ""
        text = f"<{kind.__module__}.{kind.__qualname__}{closed} fd={self.fileno()}"
        text += f", family={self.family!s}, type={self.type!s}, proto={self.proto}"
        for name, ask in (("laddr", self.getsockname), ("raddr", self.getpeername)) if not self._closed else ():
            try:
                address = ask()
            except OSError:
                continue
            if address:
                text += f", {name}={address}"
        return text + ">"

    def __getstate__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    @property
    def family(self):
        return _member(super().family, AddressFamily)

    @property
    def type(self):
        return _member(super().type, SocketKind)

    def dup(self):
        """Another socket object for the same connection."""
        copy = type(self)(self.family, self.type, self.proto, fileno=os.dup(self.fileno()))
        copy.settimeout(self.gettimeout())
        return copy

    def accept(self):
        """Waits for a connection: a socket for it, and the address of who has made it."""
        number, address = self._accept()
        made = socket(self.family, self.type, self.proto, fileno=number)
        if getdefaulttimeout() is None and self.gettimeout():
            made.setblocking(True)
        return made, address

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        """A file over the socket. The connection is closed when the socket and all its files are."""
        if not set(mode) <= {"r", "w", "b"}:
            raise ValueError(f"invalid mode {mode!r} (only r, w, b allowed)")
        if "b" in mode:
            encoding = errors = newline = None
        return _file(self, mode, buffering, encoding, errors, newline)

    def sendfile(self, file, offset=0, count=None):
        """Sends what a binary file holds; gives the number of bytes."""
        if self.gettimeout() == 0:
            raise ValueError("non-blocking sockets are not supported")
        if offset:
            file.seek(offset)
        sent = 0
        while count is None or sent < count:
            data = file.read(8192 if count is None else min(8192, count - sent))
            if not data:
                break
            self.sendall(data)
            sent += len(data)
        return sent

    def get_inheritable(self):
        return os.get_inheritable(self.fileno())

    def set_inheritable(self, inheritable):
        os.set_inheritable(self.fileno(), inheritable)


def fromfd(fd, family, type, proto=0):
    """A socket over a copy of a descriptor."""
    return socket(family, type, proto, os.dup(fd))


def send_fds(sock, buffers, fds, flags=0, address=None):
    """Sends bytes, and descriptors beside them, over a Unix socket."""
    numbers = b"".join(fd.to_bytes(4, byteorder) for fd in fds)
    return sock.sendmsg(buffers, [(SOL_SOCKET, SCM_RIGHTS, numbers)])


def recv_fds(sock, bufsize, maxfds, flags=0):
    """Receives bytes and descriptors: both, flags and address."""
    data, beside, flags, address = sock.recvmsg(bufsize, CMSG_LEN(4 * maxfds))
    numbers = b"".join(octets for level, kind, octets in beside if (level, kind) == (SOL_SOCKET, SCM_RIGHTS))
    return data, [int.from_bytes(numbers[at : at + 4], byteorder) for at in range(0, len(numbers), 4)], flags, address


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    """Two sockets that are connected."""
    family = AF_UNIX if family is None else family
    return tuple(socket(family, type, proto, number) for number in _pair(family, type, proto))


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    """The addresses of a host and service, as five things each: family, type, protocol, name, address."""
    found = _getaddrinfo(host, port, family, type, proto, flags)
    return [(_member(family, AddressFamily), _member(type, SocketKind), *rest) for family, type, *rest in found]


def gethostbyname_ex(hostname):
    """Name, other names and IPv4 addresses of a host."""
    return hostname, [], _hosts(hostname)


def gethostbyaddr(ip_address):
    """Name, other names and addresses of the host with an address."""
    address = gethostbyname(ip_address) if ":" not in ip_address else ip_address
    try:
        name = _name(address, 0, NI_NAMEREQD)[0]
    except gaierror:
        raise herror(1, "Unknown host") from None
    return name, [], [address]


def getnameinfo(sockaddr, flags):
    """Host and service of an address."""
    if not isinstance(sockaddr, tuple):
        raise TypeError("getnameinfo() argument 1 must be a tuple")
    if len(sockaddr) < 2:
        raise TypeError("getnameinfo(): illegal sockaddr argument")
    found = getaddrinfo(sockaddr[0], sockaddr[1], AF_UNSPEC, SOCK_DGRAM, 0, AI_NUMERICHOST)
    return _name(found[0][4][0], sockaddr[1], flags)


def getfqdn(name=""):
    """The full name of a host; its own name if that is not to be had."""
    name = name.strip()
    if not name or name in ("0.0.0.0", "::"):
        name = gethostname()
    try:
        return gethostbyaddr(name)[0]
    except error:
        return name


def getservbyname(servicename, protocolname="tcp"):
    """The port of a service."""
    kind = SOCK_DGRAM if protocolname == "udp" else SOCK_STREAM
    try:
        return _getaddrinfo(None, servicename, AF_INET, kind)[0][4][1]
    except gaierror:
        raise OSError("service/proto not found") from None


_UNSET = object()


def create_connection(address, timeout=_UNSET, source_address=None, *, all_errors=False):
    """Connects to a host and port; tries all addresses of the host."""
    host, port = address
    problems = []
    for family, kind, proto, _, place in getaddrinfo(host, port, 0, SOCK_STREAM):
        made = None
        try:
            made = socket(family, kind, proto)
            if timeout is not _UNSET:
                made.settimeout(timeout)
            if source_address:
                made.bind(source_address)
            made.connect(place)
            return made
        except error as problem:
            problems.append(problem)
            if made is not None:
                made.close()
    try:
        if not problems:
            raise error("getaddrinfo returns an empty list")
        if all_errors:
            raise ExceptionGroup("create_connection failed", problems)
        raise problems[0]
    finally:
        problems.clear()


def has_dualstack_ipv6():
    """Whether one socket can serve IPv4 and IPv6."""
    return False


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    """A socket that listens at an address."""
    if dualstack_ipv6:
        raise ValueError("dualstack_ipv6 not supported on this platform")
    made = socket(family, SOCK_STREAM)
    try:
        made.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        if reuse_port:
            made.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
        if family == AF_INET6:
            made.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 1)
        try:
            made.bind(address)
        except error as problem:
            message = f"{problem.strerror} (while attempting to bind on address {address!r})"
            raise error(problem.errno, message) from None
        made.listen() if backlog is None else made.listen(backlog)
        return made
    except error:
        made.close()
        raise


def htons(x):
    """A number of 16 bits in the network's order."""
    return _swapped(x, 2, "htons")


def htonl(x):
    """A number of 32 bits in the network's order."""
    return _swapped(x, 4, "htonl")


def ntohs(x):
    """A number of 16 bits in this machine's order."""
    return _swapped(x, 2, "ntohs")


def ntohl(x):
    """A number of 32 bits in this machine's order."""
    return _swapped(x, 4, "ntohl")


def _swapped(x, size, name):
    if size == 2 and x < 0:
        raise OverflowError(f"{name}: can't convert negative Python int to C 16-bit unsigned integer")
    if size == 2 and x > 0xFFFF:
        raise OverflowError(f"{name}: Python int too large to convert to C 16-bit unsigned integer")
    if size == 4 and x > 0xFFFFFFFF:
        raise OverflowError("int larger than 32 bits")
    return int.from_bytes(x.to_bytes(size, byteorder), "big")
