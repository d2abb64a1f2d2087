import platform
import sys
import sysconfig


def variable(name):
    return str(sysconfig.get_config_var(name) or "")


levels = [flag for flag in (variable("CFLAGS") + " " + variable("OPT")).split() if flag.startswith("-O")]
profile_guided = "--enable-optimizations" in variable("CONFIG_ARGS")
link_time = "--with-lto" in variable("CONFIG_ARGS") or "-flto" in variable("LDFLAGS")
traits = [
    levels[-1] if levels else "optimization level unknown",
    "profile-guided" if profile_guided else "not profile-guided",
    "link-time optimized" if link_time else "not link-time optimized",
]
if variable("Py_ENABLE_SHARED") == "1":
    traits.append("as a shared library")
if variable("Py_DEBUG") == "1":
    traits.append("with debug checks")
if variable("Py_GIL_DISABLED") == "1":
    traits.append("free-threaded")
print(sys.executable)
print(sys.implementation.name)
print(platform.python_version())
print(platform.python_compiler())
print(", ".join(traits))
