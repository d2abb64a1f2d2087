import logging
import logging.handlers
import os
import tempfile

with tempfile.TemporaryDirectory() as base:
    path = os.path.join(base, "app.log")
    log = logging.getLogger("file")
    log.propagate = False
    handler = logging.FileHandler(path, mode="w", encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(levelname)s:%(message)s"))
    log.addHandler(handler)
    log.warning("héllo")
    log.error("two")
    handler.close()
    log.removeHandler(handler)
    print(open(path, encoding="utf-8").read(), repr(handler).replace(base, "BASE"))
    late = logging.FileHandler(os.path.join(base, "late"), delay=True)
    print(os.path.exists(os.path.join(base, "late")), late.stream)
    rotating = logging.handlers.RotatingFileHandler(os.path.join(base, "r"), maxBytes=30, backupCount=2)
    log.addHandler(rotating)
    for number in range(10):
        log.warning("message %d", number)
    rotating.close()
    log.removeHandler(rotating)
    for name in sorted(name for name in os.listdir(base) if name.startswith("r")):
        print(name, open(os.path.join(base, name)).read().split("\n"))
    memory = logging.handlers.MemoryHandler(3, target=handler)
    log.addHandler(memory)
    log.warning("kept")
    print(len(memory.buffer))
    memory.buffer.clear()
