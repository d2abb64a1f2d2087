import logging
import logging.config


class Only(logging.Filter):
    def __init__(self, word):
        super().__init__()
        self.word = word

    def filter(self, record):
        return self.word in record.getMessage()


def make(stream, prefix=""):
    handler = logging.StreamHandler(stream)
    handler.prefix = prefix
    return handler


early, below = logging.getLogger("early"), logging.getLogger("app.db.below")
below.setLevel(logging.DEBUG)
logging.getLogger("app.db")
logging.config.dictConfig({
    "version": 1,
    "mine": {"list": [0, {"prefix": "P"}]},
    "formatters": {
        "short": {"format": "%(levelname)s:%(name)s:%(message)s"},
        "brace": {"format": "{levelname:>8} {message} {who}", "style": "{", "defaults": {"who": "me"}},
        "own": {"()": "logging.Formatter", "fmt": "OWN %(message)s"},
    },
    "filters": {"only": {"()": Only, "word": "keep"}, "name": {"name": "app.db"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "short", "level": "INFO"},
        "brace": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "brace", "filters": ["only"]},
        "memory": {"class": "logging.handlers.MemoryHandler", "capacity": 2, "target": "out"},
        "ahead": {"class": "logging.handlers.MemoryHandler", "capacity": 2, "target": "zlast", ".": {"extra": 5}},
        "zlast": {"()": make, "stream": "ext://sys.stdout", "prefix": "cfg://mine.list[1].prefix", "formatter": "own"},
    },
    "loggers": {
        "app": {"level": "DEBUG", "handlers": ["out", "brace"], "propagate": False},
        "app.db": {"handlers": ["memory"], "filters": ["name"], "propagate": False},
        "app.late": {"handlers": ["ahead"], "propagate": False},
    },
    "root": {"level": "WARNING", "handlers": ["out"]},
})  # fmt: skip
app = logging.getLogger("app")
app.debug("debug keep")
app.info("info")
for name in ("app.db", "app.late"):
    logging.getLogger(name).error("first")
    logging.getLogger(name).error("second")
logging.warning("root")
logging.info("not shown")
early.error("disabled")
print(early.disabled, below.level, below.propagate, below.disabled, below.getEffectiveLevel())
print(logging.getHandlerByName("ahead").extra, logging.getHandlerByName("zlast").prefix, sorted(logging.getHandlerNames()))
logging.config.dictConfig({
    "version": 1,
    "incremental": True,
    "handlers": {"out": {"level": "ERROR"}},
    "loggers": {"app": {"level": "ERROR", "propagate": True}},
    "root": {"level": "DEBUG"},
})
print(logging.getHandlerByName("out").level, app.level, app.propagate, logging.root.level)
logging.config.dictConfig({"version": 1, "disable_existing_loggers": False})
print(early.disabled, app.disabled, app.handlers, sorted(logging.getHandlerNames()))
