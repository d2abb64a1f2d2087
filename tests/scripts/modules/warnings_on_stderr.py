# exit: 0
import sys
import warnings


def function():
    warnings.warn("deprecated here", DeprecationWarning)


warnings.warn("shown once per line")
for _ in range(2):
    function()
warnings.warn("pending", PendingDeprecationWarning)
warnings.warn_explicit("explicit", RuntimeWarning, "made_up.py", 7)
warnings.warn("to the caller's line", stacklevel=1)
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print("own:", message, category.__name__, lineno)
warnings.warn("handled")
