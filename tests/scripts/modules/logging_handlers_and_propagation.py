import logging
import sys


class Collect(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


root, child = Collect(), Collect()
logging.getLogger().addHandler(root)
log = logging.getLogger("a.b")
log.addHandler(child)
log.addHandler(child)
log.warning("both")
log.propagate = False
log.warning("child only")
child.setLevel(logging.ERROR)
log.warning("neither")
child.setFormatter(logging.Formatter("{levelname}: {message}", style="{"))
log.error("formatted")
print(root.lines, child.lines, log.hasHandlers(), log.handlers, root)
log.removeHandler(child)
log.addHandler(logging.NullHandler())
log.critical("nowhere")
stream = logging.StreamHandler(sys.stdout)
stream.terminator = "!\n"
log.addHandler(stream)
log.error("ended otherwise")
print(stream, stream.setStream(sys.stdout), logging.StreamHandler(), logging.NullHandler())
