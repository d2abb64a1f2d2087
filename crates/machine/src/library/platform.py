"""Which system and which Python this is."""

import os
import sys
from collections import namedtuple as _namedtuple

uname_result = _namedtuple("uname_result", "system node release version machine")
AndroidVer = _namedtuple("AndroidVer", "release api_level manufacturer model device is_emulator")
IOSVersionInfo = _namedtuple("IOSVersionInfo", "system release model is_simulator")

_release_file = None


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


def freedesktop_os_release():
    """What the distribution says of itself, by names; NAME, ID and PRETTY_NAME are always among them."""
    global _release_file
    if _release_file is None:
        import errno
        for path in ("/etc/os-release", "/usr/lib/os-release"):
            try:
                with open(path, encoding="utf-8") as lines:
                    _release_file = _assignments(lines)
                break
            except OSError:
                continue
        else:
            raise OSError(errno.ENOENT, "Unable to read files /etc/os-release, /usr/lib/os-release")
    return dict(_release_file)


def _assignments(lines):
    """Lines NAME=value as a shell reads them."""
    import shlex
    found = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
    for line in lines:
        name, equals, value = line.strip().partition("=")
        if equals and name.isidentifier():
            found[name] = "".join(shlex.split(value))
    return found


def system_alias(system, release, version):
    """The names that go with a system as it is sold; only Solaris has others."""
    if system == "SunOS" and release >= "5":
        major, dot, rest = release.partition(".")
        return "Solaris", str(int(major) - 3) + dot + rest, version
    return system, release, version


# Of other systems: what is passed in comes back.


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype


def win32_edition():
    return None


def win32_is_iot():
    return False


def java_ver(release="", vendor="", vminfo=("", "", ""), osinfo=("", "", "")):
    return release, vendor, vminfo, osinfo


def android_ver(release="", api_level=0, manufacturer="", model="", device="", is_emulator=False):
    return AndroidVer(release, api_level, manufacturer, model, device, is_emulator)


def ios_ver(system="", release="", model="", is_simulator=False):
    return IOSVersionInfo(system, release, model, is_simulator)
