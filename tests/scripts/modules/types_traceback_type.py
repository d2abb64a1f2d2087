import sys
import traceback
import types


def fail():
    secret = 42
    return 1 / 0


try:
    fail()
except ZeroDivisionError as error:
    caught = error
first = caught.__traceback__
inner = first.tb_next
made = types.TracebackType(None, inner.tb_frame, inner.tb_lasti, inner.tb_lineno)
print(made.tb_next, made.tb_lineno == inner.tb_lineno, made.tb_frame is inner.tb_frame, made.tb_lasti == inner.tb_lasti)
print(inner.tb_frame.f_locals, inner.tb_frame.f_code.co_name, first.tb_frame is sys._getframe(), inner.tb_frame is inner.tb_frame)
outer = types.TracebackType(made, sys._getframe(), 0, 3)
print(outer.tb_next is made, outer.tb_lineno)
traceback.print_tb(made, file=sys.stdout)
traceback.print_exception(ValueError("told anew").with_traceback(types.TracebackType(None, inner.tb_frame, inner.tb_lasti, inner.tb_lineno)), file=sys.stdout)


def show(work):
    try:
        work()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


show(lambda: setattr(made, "tb_next", outer))
show(lambda: setattr(made, "tb_next", 5))
frame = inner.tb_frame
show(lambda: types.TracebackType())
show(lambda: types.TracebackType(5, frame, 0, 1))
show(lambda: types.TracebackType(None, 5, 0, 1))
show(lambda: types.TracebackType(None, frame, "a", 1))
show(lambda: types.TracebackType(None, frame, 0, None))
outer.tb_next = None
print(outer.tb_next)
frame.clear()
print(frame.f_locals, inner.tb_frame.f_locals)
