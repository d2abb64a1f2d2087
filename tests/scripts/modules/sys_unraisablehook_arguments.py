# What sys.unraisablehook is given: a tuple with names.
import sys


def hook(report):
    print(type(report), isinstance(report, tuple), len(report))
    print(report.exc_type, report.exc_value, report.err_msg, report[0] is report.exc_type)
    print(report.object.__qualname__, report.exc_traceback.tb_lineno)


class Bad:
    def __del__(self):
        raise ValueError("in __del__")


sys.unraisablehook = hook
Bad()
for wrong in (5, (ValueError, ValueError(1), None, None, None)):
    try:
        sys.__unraisablehook__(wrong)
    except TypeError as error:
        print(error)
