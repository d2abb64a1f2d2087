import traceback
from traceback import TracebackException


def fail():
    raise TypeError("inside")


try:
    try:
        fail()
    except TypeError:
        raise KeyError("after")
except KeyError as error:
    shown = TracebackException.from_exception(error)
    local = TracebackException.from_exception(error, capture_locals=True, limit=1)

print(shown, shown.exc_type_str, len(shown.stack), shown.__cause__, shown.__context__.exc_type_str)
print("".join(shown.format()))
print("".join(shown.format(chain=False)))
print(list(shown.format_exception_only()), shown == shown)
print("shown = " in "".join(local.format()))


def group():
    raise ExceptionGroup("all", [ValueError(1), ExceptionGroup("nested", [TypeError("x"), KeyError("k")])])


try:
    group()
except ExceptionGroup as error:
    traceback.print_exception(error, file=__import__("sys").stdout)
    made = TracebackException.from_exception(error)
    print(len(made.exceptions), list(made.format_exception_only(show_group=True)))

try:
    compile("a = = 3", "broken.py", "exec")
except SyntaxError as error:
    made = TracebackException.from_exception(error)
    print(made.filename, made.lineno, made.offset, repr(made.text), made.msg)
    print(list(made.format_exception_only()))
print("".join(traceback.format_exception(ExceptionGroup("wide", [ValueError(i) for i in range(17)]))))
