# exit: 1
import sys
def hook(kind, value, tb):
    print("hook:", kind.__name__, value, tb is not None)
sys.excepthook = hook
1 / 0
