import sys

try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError as e:
    print(sys.exception() is e)
    try:
        1 / 0
    except ZeroDivisionError as z:
        print(z.__context__ is e, repr(sys.exception()))
    print(sys.exception() is e)
except* TypeError:
    print(repr(sys.exception()))
print(sys.exception())
