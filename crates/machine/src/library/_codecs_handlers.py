"""What codecs do with what they cannot encode or decode, as functions."""


def _refuse(exception):
    raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")


def _failing(exception):
    """The text or octets that an exception is about."""
    return exception.object[exception.start : exception.end]


def strict_errors(exception, /):
    if isinstance(exception, Exception):
        raise exception
    raise TypeError("codec must pass exception instance")


def ignore_errors(exception, /):
    if not isinstance(exception, UnicodeError):
        _refuse(exception)
    return "", exception.end


def replace_errors(exception, /):
    if isinstance(exception, UnicodeEncodeError):
        return "?" * len(_failing(exception)), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    if isinstance(exception, UnicodeTranslateError):
        return "\ufffd" * len(_failing(exception)), exception.end
    _refuse(exception)


def backslashreplace_errors(exception, /):
    if isinstance(exception, UnicodeDecodeError):
        return "".join(f"\\x{octet:02x}" for octet in _failing(exception)), exception.end
    if not isinstance(exception, (UnicodeEncodeError, UnicodeTranslateError)):
        _refuse(exception)
    codes = [ord(c) for c in _failing(exception)]
    return "".join(f"\\x{c:02x}" if c < 256 else f"\\u{c:04x}" if c < 65536 else f"\\U{c:08x}" for c in codes), exception.end


def xmlcharrefreplace_errors(exception, /):
    if not isinstance(exception, UnicodeEncodeError):
        _refuse(exception)
    return "".join(f"&#{ord(c)};" for c in _failing(exception)), exception.end


def namereplace_errors(exception, /):
    if not isinstance(exception, UnicodeEncodeError):
        _refuse(exception)
    return "".join(c.encode("ascii", "namereplace").decode() for c in _failing(exception)), exception.end
