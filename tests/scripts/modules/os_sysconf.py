# Limits of the system by name and by number.
import os

for name in ("SC_PAGESIZE", "SC_CLK_TCK", "SC_VERSION", "SC_IOV_MAX", "SC_RE_DUP_MAX"):
    number = os.sysconf_names[name]
    print(name, number, os.sysconf(name), os.sysconf(name) == os.sysconf(number))
print(os.sysconf("SC_NPROCESSORS_ONLN") > 0, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") > 2**20)
for name in ("SC_NOTHING", 123456, 1.5, None):
    try:
        os.sysconf(name)
    except Exception as error:
        print(type(error).__name__, error)
