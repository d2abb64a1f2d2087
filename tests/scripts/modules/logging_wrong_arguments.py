import logging

log = logging.getLogger("w")
calls = [
    lambda: log.setLevel("NOPE"), lambda: log.setLevel(1.5), lambda: logging.getLogger(5), lambda: log.log("x", "y"),
    lambda: logging.Formatter("x"), lambda: logging.Formatter("x", style="?"), lambda: logging.Handler().emit(1),
    lambda: logging.basicConfig(bogus=1, force=True), lambda: logging.basicConfig(filename="a", stream=1, force=True),
    lambda: logging.Handler("low"), lambda: logging.setLoggerClass(int), lambda: log.info(), lambda: log.nothing,
    lambda: logging.basicConfig(handlers=[], stream=1, force=True), lambda: logging.Formatter("%(message", style="%"),
]
for call in calls:
    try:
        print(call())
    except (TypeError, ValueError, NotImplementedError, AttributeError) as error:
        print(type(error).__name__, error)
record = logging.LogRecord("n", 20, "/p/f.py", 3, "m %s", ("a",), None)
print(record, record.filename, record.module, record.getMessage(), record.levelname)
