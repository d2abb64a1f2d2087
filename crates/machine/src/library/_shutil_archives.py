"""Part of `shutil`: archives of folders, in formats that the program registers. There are none from the start: minipy
has neither `zipfile` nor `tarfile`."""

import os

# Name: function, extra arguments, description.
_makers = {}
# Name: extensions, function, extra arguments, description.
_unpackers = {}

_ABSENT = ("zip", "tar", "gztar", "bztar", "xztar")


def _refuse(name, function):
    if name in _ABSENT:
        raise NotImplementedError(f"shutil.{function}: minipy has no archives of the format {name!r}")


def get_archive_formats():
    """Names and descriptions of the formats that can be made, sorted."""
    return sorted((name, entry[2]) for name, entry in _makers.items())


def register_archive_format(name, function, extra_args=None, description=""):
    """Adds a format that can be made; `extra_args` are pairs, passed on by name."""
    extra_args = [] if extra_args is None else extra_args
    if not callable(function):
        raise TypeError(f"The {function} object is not callable")
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError("extra_args needs to be a sequence")
    for pair in extra_args:
        if not isinstance(pair, (tuple, list)) or len(pair) != 2:
            raise TypeError("extra_args elements are : (arg_name, value)")
    _makers[name] = function, extra_args, description


def unregister_archive_format(name):
    del _makers[name]


def make_archive(
    base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None,
):
    """Makes an archive of `base_dir`, seen from `root_dir`; gives what the format's function gives."""
    if format not in _makers:
        _refuse(format, "make_archive")
        raise ValueError(f"unknown archive format {format!r}")
    function, extra, _ = _makers[format]
    options = {"dry_run": dry_run, "logger": logger, "owner": owner, "group": group, **dict(extra)}
    base_dir = os.curdir if base_dir is None else base_dir
    if root_dir is None:
        return function(base_name, base_dir, **options)
    before = os.getcwd()
    base_name = os.path.abspath(base_name)
    os.chdir(root_dir)
    try:
        return function(base_name, base_dir, **options)
    finally:
        os.chdir(before)


def get_unpack_formats():
    """Names, extensions and descriptions of the formats that can be unpacked, sorted."""
    return sorted((name, entry[0], entry[3]) for name, entry in _unpackers.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=""):
    """Adds a format that can be unpacked, and the ends of file names that stand for it."""
    import shutil

    taken = {extension: other for other, entry in _unpackers.items() for extension in entry[0]}
    for extension in extensions:
        if extension in taken:
            raise shutil.RegistryError(f'{extension} is already registered for "{taken[extension]}"')
    if not callable(function):
        raise TypeError("The registered function must be a callable")
    _unpackers[name] = extensions, function, [] if extra_args is None else extra_args, description


def unregister_unpack_format(name):
    del _unpackers[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpacks an archive into a folder, the current one if none is named."""
    import shutil

    filename = os.fspath(filename)
    extract_dir = os.getcwd() if extract_dir is None else os.fspath(extract_dir)
    options = {} if filter is None else {"filter": filter}
    if format is None:
        format = _format_of(filename)
        if format is None:
            raise shutil.ReadError(f"Unknown archive format '{filename}'")
    elif format not in _unpackers:
        _refuse(format, "unpack_archive")
        raise ValueError(f"Unknown unpack format '{format}'")
    _, function, extra, _ = _unpackers[format]
    function(filename, extract_dir, **dict(extra), **options)


def _format_of(filename):
    for name, entry in _unpackers.items():
        if any(filename.endswith(extension) for extension in entry[0]):
            return name
    return None
