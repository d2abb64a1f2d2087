"""Names that come and go: attributes, globals, thread-local storage, attribute dicts, keyword arguments."""

import threading

from _rounds import run


class Thing:
    pass


def keywords(**named):
    return named


def work(rounds):
    shown = globals()
    for i in range(rounds):
        thing = Thing()
        thing.one = i
        vars(thing)["two"] = i
        del thing.one
        keywords(**vars(thing))
        local = threading.local()
        local.value = i
        shown["third"] = i
        shown.pop("third", None)
        hasattr(thing, "absent")


run(work)
