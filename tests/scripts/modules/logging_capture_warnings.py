# Warnings can go to a logger.
import logging
import sys
import warnings

handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
logging.getLogger().addHandler(handler)
logging.captureWarnings(True)
warnings.warn("take care")
warnings.warn("of this", RuntimeWarning)
logging.captureWarnings(False)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("not logged")
print(len(caught), logging.getLogger("py.warnings").handlers)
