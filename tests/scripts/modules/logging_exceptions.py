import io
import logging

stream = io.StringIO()
logging.basicConfig(stream=stream, format="%(levelname)s %(message)s")
log = logging.getLogger(__name__)


def divide(a, b):
    return a / b


try:
    divide(1, 0)
except ZeroDivisionError:
    log.exception("cannot divide %s", 1)
    log.error("again", exc_info=True)
    log.warning("without")
log.error("given", exc_info=ValueError("made"))
log.error("nothing to tell", exc_info=True)
for line in stream.getvalue().splitlines():
    print(line[line.index("line"):] if line.startswith("  File") else line)
print(log.name)
