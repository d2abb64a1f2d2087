# exit: 0
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(message)s")
log = logging.getLogger("bad")


def work():
    log.error("number %d", "no number")
    log.error("too many", 1)


work()
log.error("goes on")
logging.raiseExceptions = False
log.error("silent %d", "no")
