# exit: 0
import logging
import sys

log = logging.getLogger("shop.cart")
log.warning("to stderr by the last %s", "resort")
print(log, logging.root, log.parent, logging.getLogger("shop"), log.parent)
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-8s|%(name)s|%(message)s|%(funcName)s|%(lineno)d")
log.debug("hidden")
log.info("shown %d", 1)
logging.error("root says %(what)s", {"what": "no"})
logging.getLogger("shop").setLevel(logging.ERROR)
print(log.getEffectiveLevel(), log.isEnabledFor(logging.WARNING), log.level)
log.warning("hidden now")
log.setLevel("DEBUG")
log.debug("shown again")
logging.disable(logging.WARNING)
log.warning("disabled")
log.error("not disabled")
logging.disable(logging.NOTSET)
print(log.getChild("item").name, [child.name for child in logging.getLogger("shop").getChildren()])
print(logging.getLevelName(30), logging.getLevelName("INFO"), logging.getLevelName(15))
logging.addLevelName(15, "TRACE")
log.log(15, "own level")
