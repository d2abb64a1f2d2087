import sys
print(repr(ValueError()), repr(ValueError(1)), repr(ValueError(1, "a")), str(ValueError()), str(ValueError(1, 2)))
print(repr(OSError(2, "x")), str(OSError(2, "x")), OSError(2, "x", "f").filename, repr(OSError(2, "x", "f")), OSError(13, "p").__class__, OSError(1).errno)
print(OSError(17, "e", "a", None, "b"), OSError(17, "e", "a", None, "b").filename2)
print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code)
print(repr(KeyError("a")), str(KeyError("a")), str(KeyError("a", 1)), str(KeyError()))
e = ImportError("a", name="b", path="c"); print(e.name, e.path, e.msg, str(e), repr(e))
e = SyntaxError("m", ("f", 1, 2, "t")); print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, str(e), e.args)
e = UnicodeDecodeError("utf-8", b"\xff\xfe", 0, 1, "bad"); print(str(e), e.encoding, e.object, e.start, e.end, e.reason, e.args)
e = UnicodeEncodeError("ascii", "\u1234ab", 0, 3, "bad"); print(str(e))
e = UnicodeEncodeError("ascii", "\u1234ab", 0, 1, "bad"); print(str(e))
e = UnicodeTranslateError("\u1234ab", 0, 1, "bad"); print(str(e))
for f in (lambda: ValueError(x=1), lambda: NameError("a", foo=1), lambda: UnicodeDecodeError(1), lambda: ValueError().with_traceback(1), lambda: setattr(ValueError(), "__cause__", 1), lambda: setattr(ValueError(), "__context__", 1), lambda: setattr(ValueError(), "__traceback__", 1), lambda: setattr(ValueError(), "args", 1), lambda: ValueError().add_note(1), lambda: delattr(ValueError(), "args"), lambda: ValueError().foo, lambda: SyntaxError("a", (1,2)), lambda: BaseException.__new__(int), lambda: setattr(ValueError(), "__suppress_context__", 1), lambda: OSError(1,2,3,4,5,6,7).args):
    try: print("no error", f())
    except Exception as e: print(type(e).__name__, e)
e = ValueError("a"); e.foo = 5; print(e.foo, e.__dict__, e.args); e.args = [1, 2]; print(e.args, e)
class E(Exception):
    def __init__(self, a, b=2): self.a = a; super().__init__(a)
print(E(1).args, E(1, b=3).args, repr(E("x")), E.__mro__)
class F(Exception): pass
print(F(1, 2).args, F.__module__, F.__qualname__, issubclass(F, BaseException), F("a") == F("a"))
class G(OSError):
    def __init__(self, x): self.x = x
print(repr(G(5)), G(5).args, G(5).errno)
class H(KeyError, AttributeError): pass
print(repr(H("z")), str(H("z")))
try:
    try: raise ValueError(1)
    except ValueError as e: raise TypeError(2)
except TypeError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__); tb = e.__traceback__; print(tb.tb_lineno, tb.tb_next, tb.tb_frame.f_code.co_name, sys.exc_info()[1] is e, sys.exception() is e)
try: raise ValueError from KeyError
except ValueError as e: print(repr(e.__cause__), e.__context__, e.__suppress_context__)
def f():
    try: return 1
    finally: print("fin", sys.exc_info())
f()
print(ValueError.__name__, ValueError.__bases__, OSError is IOError, EnvironmentError is OSError)
