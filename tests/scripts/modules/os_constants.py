# The constants of os that programs pass on to the system.
import os

for prefix in ("O_", "SEEK_", "EX_", "CLD_", "CLONE_", "EFD_", "F_", "GRND_", "MFD_", "POSIX_FADV_", "P_", "RTLD_",
               "RWF_", "SCHED_", "SPLICE_", "ST_", "TFD_", "XATTR_"):
    names = sorted(name for name in dir(os) if name.startswith(prefix))
    print(prefix, [(name, getattr(os, name)) for name in names])
