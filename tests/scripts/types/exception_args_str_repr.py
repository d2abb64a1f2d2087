for e in (Exception(), Exception("a"), Exception("a", 1), KeyError("k"), KeyError(), KeyError("a", "b"), ValueError(None), OSError(2, "No such"),
          OSError(2, "No such", "file.txt"), StopIteration(5), SystemExit(3), AssertionError((1,)), IndexError("é\n")):
    print(str(e), "|", repr(e), "|", e.args)
e = OSError(2, "msg", "f")
print(type(e).__name__, e.errno, e.strerror, e.filename, StopIteration(5).value, SystemExit(3).code)
e = Exception("x")
e.args = (1, 2)
print(e, e.with_traceback(None) is e, e.__traceback__, e.__cause__, e.__context__, e.__suppress_context__)
