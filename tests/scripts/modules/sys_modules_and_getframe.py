import sys
def f():
    frame = sys._getframe()
    return frame.f_code.co_name, frame.f_lineno, frame.f_back.f_code.co_name, sorted(frame.f_locals)
print(f())
print(sys.modules["__main__"].f is f, sys._getframe(0).f_globals is globals())
try:
    sys._getframe(50)
except ValueError as e:
    print(e)
