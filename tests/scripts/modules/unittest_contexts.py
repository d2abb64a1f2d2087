import logging
import unittest
import warnings


class Case(unittest.TestCase):
    def runTest(self):
        pass


c = Case()


def attempt(block):
    try:
        print(block())
    except (AssertionError, KeyError, TypeError) as error:
        print(type(error).__name__, error)


def not_raised():
    with c.assertRaises(ValueError, msg="hint"):
        pass


def raised():
    with c.assertRaises((ValueError, KeyError)) as context:
        int("x")
    return context.exception


def other_raised():
    with c.assertRaises(ValueError):
        {}["key"]


def logs():
    with c.assertLogs("app", "INFO") as context:
        logging.getLogger("app").info("hi %d", 1)
        logging.getLogger("app.part").error("sub")
    return context.output


def no_logs():
    with c.assertLogs("app", level="ERROR"):
        logging.getLogger("app").info("low")


def unexpected_logs():
    with c.assertNoLogs("app"):
        logging.getLogger("app").warning("w")


def warned():
    with c.assertWarns(DeprecationWarning) as context:
        warnings.warn("old", DeprecationWarning)
    return context.warning


def not_warned():
    with c.assertWarns(UserWarning):
        pass


for block in (not_raised, raised, other_raised, logs, no_logs, unexpected_logs, warned, not_warned):
    attempt(block)
attempt(lambda: c.assertRaises(ValueError, int, "1"))
attempt(lambda: c.assertRaises(ValueError, int, "x"))
attempt(lambda: c.assertRaises(5, int))
attempt(lambda: c.assertRaises(ValueError, nothing=1))
