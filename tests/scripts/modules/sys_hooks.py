# What sys has for tools that watch a program.
import sys

print(sys.gettrace(), sys.getprofile(), sys.settrace(None), sys.setprofile(None))
print(sys.call_tracing(divmod, (7, 2)), sys.audit("mine.event", 1, 2))
try:
    sys.call_tracing(divmod, [7, 2])
except TypeError as error:
    print(error)


def hook(*args, **kws):
    print("break", args, kws)
    return 5


sys.breakpointhook = hook
print(breakpoint(1, key=2))
print(isinstance(sys.prefix, str), sys.prefix == sys.exec_prefix == sys.base_prefix == sys.base_exec_prefix)
print(sys.platlibdir, sys.pycache_prefix, sys.orig_argv[-1] == sys.argv[-1] or len(sys.orig_argv))
