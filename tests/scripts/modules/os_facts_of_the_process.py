import os
import stat

print(os.getpid() != os.getppid(), os.cpu_count() > 0, os.process_cpu_count() > 0, os.getpid() == os.getpid())
print(os.sep, os.altsep, os.extsep, os.pathsep, repr(os.linesep), os.curdir, os.pardir, os.devnull, os.name, os.defpath)
before = os.umask(0o027)
print(oct(os.umask(before)), os.umask(before) == before)
print(len(os.urandom(16)), type(os.urandom(1)), os.urandom(0), os.terminal_size((80, 24)), os.terminal_size((1, 2)).lines)
print(os.uname().sysname, len(os.uname()), len(os.getloadavg()), len(os.times()))
print(os.fspath("x"), os.fspath(b"y"), os.fsencode("é"), os.fsdecode(b"\xc3\xa9"), os.get_exec_path({"PATH": "a:b"}))
print(stat.filemode(0o100755), stat.filemode(0o041777), stat.filemode(0o104644), stat.filemode(0o120777))
print(os.access("/", os.R_OK), os.access("/none", os.F_OK), os.strerror(13), os.error is OSError)
for bad in (lambda: os.urandom(-1), lambda: os.urandom("x"), lambda: os.fspath(1), lambda: os.terminal_size((1,)),
            lambda: os.access("/", "x"), lambda: os.getenv()):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
