import sys

kept = []


def keep(number):
    twice = number * 2
    kept.append(sys._getframe())
    if number:
        keep(number - 1)
    twice += 1


def caller():
    mine = sys._getframe()
    return mine is sys._getframe(), mine is callee(), mine.f_back is sys._getframe(1), mine.f_back is mine.f_back


def callee():
    return sys._getframe().f_back


print(sys._getframe() is sys._getframe(), caller(), callee() is sys._getframe())
keep(2)
for frame in kept:
    print(frame.f_locals, frame.f_code.co_name)
keep(0)
print(len({id(frame) for frame in kept}), kept[-1].f_locals, kept[0] is not kept[-1])


class Made:
    def __init__(self, value):
        self.frame = sys._getframe()
        self.value = value


def raises(value):
    frame = sys._getframe()
    try:
        raise ValueError(value)
    except ValueError as error:
        print(error.__traceback__.tb_frame is frame, sorted(error.__traceback__.tb_frame.f_locals))
        raise


print(Made(1).frame.f_code.co_name)
try:
    raises("text")
except ValueError as error:
    tracebacks = error.__traceback__
print(tracebacks.tb_next.tb_frame.f_locals["value"], tracebacks.tb_frame is sys._getframe())


def running():
    frame = sys._getframe()
    try:
        frame.clear()
    except RuntimeError as error:
        print(error)
    return frame


left = running()
left.clear()
print(left.f_locals, left.f_back is sys._getframe(), kept[2].f_back is kept[1], kept[1].f_back.f_back is sys._getframe())
