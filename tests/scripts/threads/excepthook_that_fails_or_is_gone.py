# exit: 0
import sys
import threading


def fail():
    raise KeyError("in the thread")


def run(hook):
    thread = threading.Thread(target=fail, name="failing")
    # The thread remembers what the hook was when it was made.
    threading.excepthook = hook
    thread.start()
    thread.join()


def hook(args):
    raise ValueError("in the hook")


run(hook)
run(None)
try:
    run(hook)
except RuntimeError as error:
    print(error)
threading.excepthook = threading.__excepthook__
run(lambda args: print(args.exc_type, args.exc_value, args.thread.name, args.exc_traceback is None))
sys.excepthook = lambda kind, value, traceback: print("sys.excepthook", kind.__name__, value)
run(hook)
