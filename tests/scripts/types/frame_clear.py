# A frame that was left can be made to forget its variables; one that runs cannot.
import sys


class Loud:
    def __del__(self):
        print("gone")


def function():
    value = Loud()
    raise ValueError


try:
    function()
except ValueError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(list(frame.f_locals), frame.f_lasti > 0, frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
    frame.clear()
    print(frame.f_locals)
try:
    sys._getframe().clear()
except RuntimeError as error:
    print(error)


def generator():
    yield 1


waiting = generator()
next(waiting)
try:
    waiting.gi_frame.clear()
except RuntimeError as error:
    print(error)
fresh = generator()
fresh.gi_frame.clear()
print(list(fresh))
