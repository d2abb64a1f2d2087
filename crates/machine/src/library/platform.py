"""Which system and which Python this is."""

import os
import sys
from collections import namedtuple as _namedtuple

uname_result = _namedtuple("uname_result", "system node release version machine")


def uname():
    """The names of the system."""
    return uname_result(*os.uname())


def system():
    return os.uname().sysname


def node():
    return os.uname().nodename


def release():
    return os.uname().release


def version():
    return os.uname().version


def machine():
    return os.uname().machine


def processor():
    """Linux does not tell more than machine does."""
    return ""


def architecture(executable=sys.executable, bits="", linkage=""):
    return ("64bit", "ELF")


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return ("glibc", "")


def python_implementation():
    return {"cpython": "CPython"}.get(sys.implementation.name, sys.implementation.name)


def python_version():
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_branch():
    return ""


def python_revision():
    return ""


def python_build():
    return ("main", "")


def python_compiler():
    return "Rust"


def platform(aliased=False, terse=False):
    """All that tells systems apart, in one text."""
    names = os.uname()
    if terse:
        return f"{names.sysname}-{names.release}"
    return f"{names.sysname}-{names.release}-{names.machine}-with-glibc"
