"""Files whose paths match patterns as a shell has them; `**` stands for any folders below."""

import fnmatch
import os

__all__ = ["escape", "glob", "has_magic", "iglob", "translate"]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match, in no order."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """As glob, one after the other."""
    pathname = os.fspath(pathname)
    root = pathname[:0] if root_dir is None else os.fspath(root_dir)
    if dir_fd is not None:
        # Linux shows an open folder as a path, too.
        place = f"/proc/self/fd/{dir_fd}"
        root = os.path.join(os.fsencode(place) if isinstance(root, bytes) else place, root)
    found = _find(root, pathname, recursive, include_hidden)
    if not pathname or recursive and _is_any(pathname[:2]):
        # The empty path is no answer.
        found = (path for path in found if path)
    return found


def _is_any(part):
    return part in ("**", b"**")


def _find(root, pathname, recursive, include_hidden):
    folder, name = os.path.split(pathname)
    if not has_magic(pathname):
        if name:
            if os.path.lexists(os.path.join(root, pathname)):
                yield pathname
        elif os.path.isdir(os.path.join(root, folder)):
            # A slash at the end: only a folder will do.
            yield pathname
        return
    if not folder or folder == pathname:
        folders = [folder]
    elif has_magic(folder):
        folders = _find(root, folder, recursive, include_hidden)
    else:
        folders = [folder]
    for found in folders:
        place = os.path.join(root, found)
        if recursive and _is_any(name):
            names = _below(place, include_hidden)
        elif has_magic(name):
            names = _matching(place, name, include_hidden)
        else:
            names = _exactly(place, name)
        for entry in names:
            yield os.path.join(found, entry) if found else entry


def _entries(folder):
    try:
        with os.scandir(folder or (b"." if isinstance(folder, bytes) else ".")) as entries:
            return list(entries)
    except OSError:
        return []


def _is_hidden(name):
    return name[:1] in (".", b".")


def _matching(folder, pattern, include_hidden):
    names = [entry.name for entry in _entries(folder)]
    if not (include_hidden or _is_hidden(pattern)):
        names = [name for name in names if not _is_hidden(name)]
    if isinstance(pattern, bytes):
        names = [os.fsencode(name) for name in names]
    return fnmatch.filter(names, pattern)


def _exactly(folder, name):
    if name:
        return [name] if os.path.lexists(os.path.join(folder, name)) else []
    return [name] if os.path.isdir(folder) else []


def _below(folder, include_hidden):
    """A folder itself, as the empty name, and all below it."""
    if folder and not os.path.isdir(folder):
        return
    yield folder[:0]
    waiting = [(folder, folder[:0])]
    while waiting:
        place, prefix = waiting.pop()
        inner = []
        for entry in _entries(place):
            name = entry.name
            if not include_hidden and _is_hidden(name):
                continue
            path = os.path.join(prefix, name) if prefix else name
            yield path
            inner.append((os.path.join(place, name), path))
        waiting.extend(reversed(inner))


def has_magic(s):
    """Whether a path has a character that is special in patterns."""
    special = b"*?[" if isinstance(s, bytes) else "*?["
    return any(s[at:at + 1] in special for at in range(len(s)))


def escape(pathname):
    """A pattern that matches just this path."""
    if isinstance(pathname, bytes):
        return escape(pathname.decode("latin-1")).encode("latin-1")
    return "".join(f"[{character}]" if character in "*?[" else character for character in pathname)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """A regular expression that matches the same paths."""
    import re

    seps = "".join(seps or (os.path.sep, os.path.altsep or ""))
    sep = f"[{re.escape(seps)}]" if len(seps) > 1 else re.escape(seps)
    seps = re.escape(seps)
    other = f"[^{seps}]"
    name = other + "+" if include_hidden else f"[^{seps}.]{other}*"
    folders = f"(?:.+{sep})?" if include_hidden else f"(?:{name}{sep})*"
    parts = re.split(sep, pat)
    found = []
    for at, part in enumerate(parts):
        last = at == len(parts) - 1
        if recursive and part == "**":
            if last:
                found.append(".*" if include_hidden else f"{folders}(?:{name})?")
            elif parts[at + 1] != "**":
                found.append(folders)
            continue
        found.append(name if part == "*" else _part_expression(part, other, include_hidden))
        if not last:
            found.append(sep)
    return f"(?s:{''.join(found)})\\Z"


def _part_expression(part, other, include_hidden):
    """A regular expression for what stands between two separators; `other` is one for a character in it."""
    pieces = ["" if include_hidden or part[:1] not in ("*", "?") else r"(?!\.)"]
    at = 0
    while at < len(part):
        character = part[at]
        end = fnmatch._set_end(part, at) if character == "[" else -1
        at += 1
        if character == "*":
            if part[at : at + 1] != "*":
                pieces.append(other + "*")
        elif character == "?":
            pieces.append(other)
        elif end >= 0:
            pieces.append(fnmatch._set_expression(part[at:end]))
            at = end + 1
        else:
            pieces.append(fnmatch._escape(character))
    return "".join(pieces)
