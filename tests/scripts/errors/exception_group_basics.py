eg = ExceptionGroup("several", [ValueError(1), TypeError("t")])
print(repr(eg), str(eg), eg.message, eg.exceptions, eg.args)
print(ExceptionGroup.__mro__)
print(ExceptionGroup.__bases__, BaseExceptionGroup.__bases__)
one = ExceptionGroup("one", (KeyError("k"),))
print(one, repr(one), one.exceptions)
print(type(BaseExceptionGroup("b", [ValueError()])), type(BaseExceptionGroup("b", [KeyboardInterrupt()])))
for args in [(), ("m",), (1, [ValueError()]), ("m", []), ("m", 3), ("m", [3]), ("m", [ValueError]), ("m", [ValueError()], 1), ("m", {ValueError()}), ("m", [KeyboardInterrupt()])]:
    try:
        print(repr(ExceptionGroup(*args)))
    except Exception as e:
        print(type(e).__name__, e)
try:
    eg.exceptions = ()
except AttributeError as e:
    print(e)
try:
    eg.message = "x"
except AttributeError as e:
    print(e)
try:
    raise eg
except ValueError:
    print("no")
except Exception as e:
    print(e is eg)
print(ExceptionGroup[ValueError])
