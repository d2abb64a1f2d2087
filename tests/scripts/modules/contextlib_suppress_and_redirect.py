import sys
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
import os


class Sink:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text

    def flush(self):
        pass


sink = Sink()
with redirect_stdout(sink) as target:
    print("hidden")
    with redirect_stdout(sys.stderr), redirect_stderr(sink):
        print("to the sink by stderr", file=sys.stderr)
print(target is sink, repr(sink.text))

with suppress(FileNotFoundError, ZeroDivisionError):
    1 / 0
with suppress():
    print("nothing to suppress")
try:
    with suppress(KeyError):
        [][0]
except IndexError as error:
    print(error)

with suppress(ValueError):
    raise ExceptionGroup("all", [ValueError(1), ValueError(2)])
try:
    with suppress(ValueError):
        raise ExceptionGroup("some", [ValueError(1), TypeError(2)])
except ExceptionGroup as group:
    print(repr(group))

before = os.getcwd()
with chdir("/"):
    print(os.getcwd())
print(os.getcwd() == before)
