import logging.config


def show(config):
    try:
        logging.config.dictConfig(config)
        print("done")
    except Exception as error:
        print(f"{type(error).__name__}: {error} | {type(error.__cause__).__name__}: {error.__cause__}")


STREAM = "logging.StreamHandler"
show({})
show({"version": 2})
show({"version": "1"})
show(5)
for section, config in (
    ("formatters", {"class": "no.such"}),
    ("formatters", {"format": "%(x", "style": "?"}),
    ("filters", {"()": "no_such.thing"}),
    ("handlers", {"class": "logging.NoHandler"}),
    ("handlers", {}),
    ("handlers", {"()": 5}),
    ("handlers", {"class": STREAM, "formatter": "none"}),
    ("handlers", {"class": STREAM, "filters": ["none"]}),
    ("handlers", {"class": STREAM, "level": "LOUD"}),
    ("handlers", {"class": STREAM, "other": 1}),
    ("handlers", {"class": STREAM, "stream": "ext://sys.nothing"}),
    ("handlers", {"class": STREAM, "stream": "cfg://a.b"}),
    ("handlers", {"class": STREAM, "no name": 1}),
    ("handlers", {"class": "logging.handlers.MemoryHandler", "capacity": 1, "target": "none"}),
    ("loggers", {"handlers": ["none"]}),
    ("loggers", {"filters": ["none"]}),
    ("loggers", {"level": "LOUD"}),
):
    print(section, config)
    show({"version": 1, section: {"name": config}})
show({"version": 1, "root": {"handlers": ["none"]}})
show({"version": 1, "root": {"level": "LOUD"}})
show({"version": 1, "incremental": True, "handlers": {"none": {"level": 1}}})
show({"version": 1, "incremental": True, "loggers": {"name": {"level": "LOUD"}}})
try:
    logging.config.valid_ident("a-b")
except ValueError as error:
    print(error, logging.config.valid_ident("a_b"))
