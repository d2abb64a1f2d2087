# Whom a process acts for, and how urgent it is.
import os

print(os.getresuid() == (os.getuid(), os.geteuid(), os.geteuid()))
print(os.getresgid() == (os.getgid(), os.getegid(), os.getegid()))
print(all(type(group) is int for group in os.getgroups()))
print(os.getpriority(os.PRIO_PROCESS, 0) == os.nice(0))
os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0))
print(os.getsid(0) >= 0, os.sched_yield())
for call in (lambda: os.getpriority(9, 0), lambda: os.getsid(-5), lambda: os.setpgid(0, -5), lambda: os.chroot("/nowhere/at/all"),
             lambda: os.pidfd_open(-1)):
    try:
        call()
    except OSError as error:
        print(type(error).__name__, error)
for call in (lambda: os.getpriority("a", 0), lambda: os.getsid(), lambda: os.chroot(1.5)):
    try:
        call()
    except TypeError as error:
        print(error)
