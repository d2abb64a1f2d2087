"""Finding files below a folder whose paths match patterns."""

import os

from pathlib._pure import _name_matches


def find(folder, patterns, case_sensitive, recurse_symlinks):
    """The paths below a folder whose names match the patterns, one each; `**` stands for any folders."""
    seen = set()
    for path in _find(folder, patterns, case_sensitive, recurse_symlinks):
        # Two `**` find some twice.
        if patterns.count("**") < 2:
            yield path
        elif path not in seen:
            seen.add(path)
            yield path


def _find(folder, patterns, case_sensitive, recurse_symlinks):
    if not patterns:
        if os.path.lexists(folder):
            yield folder
        return
    first, *others = patterns
    if first == "**":
        while others and others[0] == "**":
            others = others[1:]
        for below in _folders(folder, recurse_symlinks, files=not others):
            if others:
                yield from _find(below, others, case_sensitive, recurse_symlinks)
            else:
                yield below
    elif first == ".." or case_sensitive is None and not any(special in first for special in "*?["):
        yield from _find(folder._child(first), others, case_sensitive, recurse_symlinks)
    else:
        for entry in _entries(folder):
            if _name_matches(entry.name, first, case_sensitive) and (not others or _is_folder(entry)):
                yield from _find(folder._child(entry.name), others, case_sensitive, recurse_symlinks)


def _folders(folder, recurse_symlinks, files):
    """A folder and all below it; files as well, where they are wanted."""
    if not folder.is_dir():
        return
    yield folder
    waiting = [folder]
    while waiting:
        inner, place = [], waiting.pop()
        for entry in _entries(place):
            path = place._child(entry.name)
            is_folder = _is_folder(entry) and (recurse_symlinks or not entry.is_symlink())
            if is_folder:
                inner.append(path)
            if is_folder or files:
                yield path
        waiting.extend(reversed(inner))


def _entries(folder):
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _is_folder(entry):
    try:
        return entry.is_dir()
    except OSError:
        return False
