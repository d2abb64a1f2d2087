# A hook of the program's own hears of exceptions in __del__.
import sys


def hook(report):
    print(report.exc_type.__name__, report.exc_value, report.err_msg, report.object.__qualname__)
    print(report.exc_traceback.tb_frame.f_code.co_name)


class Loud:
    def __del__(self):
        raise ValueError("in __del__")


sys.unraisablehook = hook
Loud()
value = Loud()
del value
sys.unraisablehook = sys.__unraisablehook__ if hasattr(sys, "__unraisablehook__") else None
print("end")
