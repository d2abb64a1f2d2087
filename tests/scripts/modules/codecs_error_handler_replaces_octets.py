import codecs
import io


def other(error):
    """Goes on with other octets."""
    if isinstance(error, UnicodeDecodeError):
        print(type(error).__name__, error.object, error.start, error.end)
        error.object = b"instead " + error.object[error.end :]
        return "?", len("inst")
    return f"<{ord(error.object[error.start])}>", error.end


codecs.register_error("other", other)
print(b"a\xffb\xffc".decode("utf-8", "other"), b"\x80!".decode("ascii", "other"))
print("aéb".encode("ascii", "other"), codecs.lookup_error("other") is other)
print(io.TextIOWrapper(io.BytesIO(b"x\xffy"), encoding="ascii", errors="other").read())
octets = io.BytesIO()
text = io.TextIOWrapper(octets, encoding="ascii", errors="other")
text.write("naïve")
text.flush()
print(octets.getvalue())


def no_octets(error):
    error.object = "text"
    return "", 0


def show(work):
    try:
        print(work())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


codecs.register_error("no octets", no_octets)
codecs.register_error("again", lambda error: ("x", -1))
codecs.register_error("far", lambda error: ("x", 100))
codecs.register_error("number", lambda error: 5)
codecs.register_error("octets", lambda error: (b"!", error.end))
codecs.register_error("itself", lambda error: ("é", error.end))
show(lambda: b"\xff".decode("utf-8", "no octets"))
for name in ("again", "far", "number", "octets", "itself", "missing"):
    show(lambda: "éb".encode("ascii", name))
    show(lambda: b"\xffb".decode("utf-8", name))
show(lambda: codecs.register_error("x", 5))
show(lambda: codecs.lookup_error("missing"))
