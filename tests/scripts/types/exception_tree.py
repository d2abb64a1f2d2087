for child, parent in ((ZeroDivisionError, ArithmeticError), (OverflowError, ArithmeticError), (IndexError, LookupError), (KeyError, LookupError),
                      (FileNotFoundError, OSError), (PermissionError, OSError), (TimeoutError, OSError), (ConnectionError, OSError),
                      (ModuleNotFoundError, ImportError), (UnboundLocalError, NameError), (RecursionError, RuntimeError), (NotImplementedError, RuntimeError),
                      (UnicodeDecodeError, ValueError), (IndentationError, SyntaxError), (TabError, IndentationError), (StopIteration, Exception),
                      (GeneratorExit, BaseException), (SystemExit, BaseException), (KeyboardInterrupt, BaseException), (Exception, BaseException),
                      (AssertionError, Exception), (MemoryError, Exception), (EOFError, Exception), (BufferError, Exception), (SystemError, Exception),
                      (UserWarning, Warning), (DeprecationWarning, Warning), (FloatingPointError, ArithmeticError)):
    print(child.__name__, child.__bases__ == (parent,), issubclass(child, Exception))
print(IOError is OSError, EnvironmentError is OSError)
