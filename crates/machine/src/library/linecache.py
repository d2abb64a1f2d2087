"""Lines of source files, which are read once."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# From file names to (size, time of the last change or None, lines, full name).
cache = {}


def getline(filename, lineno, module_globals=None):
    """One line of a file with its end, '' when there is none."""
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def getlines(filename, module_globals=None):
    """All lines of a file, [] when it cannot be read."""
    known = cache.get(filename)
    if known is not None:
        return known[2]
    return updatecache(filename, module_globals)


def updatecache(filename, module_globals=None):
    """Reads a file anew."""
    cache.pop(filename, None)
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    try:
        with open(filename, encoding="utf-8") as file:
            lines = file.readlines()
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = sum(map(len, lines)), _changed_at(filename), lines, filename
    return lines


def _changed_at(filename):
    import os

    try:
        return os.stat(filename).st_mtime
    except (AttributeError, OSError):
        return None


def checkcache(filename=None):
    """Forgets files that have changed since they were read."""
    for name in list(cache) if filename is None else [filename]:
        known = cache.get(name)
        if known is not None and known[1] is not None and known[1] != _changed_at(name):
            del cache[name]


def lazycache(filename, module_globals):
    """Whether a module's loader could give its source; there are no such loaders here."""
    return filename in cache


def clearcache():
    """Forgets all files."""
    cache.clear()
