import io
import sys
import threading

args = threading.ExceptHookArgs((ValueError, ValueError("x"), None, None))
print(args, len(args), args[0] is args.exc_type, tuple(args) == args, args.thread)
for bad in (((1, 2, 3),), ((1, 2, 3, 4, 5),), (5,)):
    try:
        print(threading.ExceptHookArgs(*bad))
    except TypeError as error:
        print(error)
try:
    threading.excepthook((ValueError, ValueError(), None, None))
except TypeError as error:
    print(error)
sys.stderr = io.StringIO()
thread = threading.Thread(name="named")
threading.excepthook(threading.ExceptHookArgs((ValueError, ValueError("told"), None, thread)))
threading.excepthook(threading.ExceptHookArgs((SystemExit, SystemExit(3), None, thread)))
print(sys.stderr.getvalue(), end="")
print(threading.excepthook is threading.__excepthook__, threading.excepthook.__name__)
