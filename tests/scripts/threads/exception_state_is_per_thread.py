import sys
import threading
raised, checked = threading.Event(), threading.Event()
seen = []
def other():
    raised.wait()
    seen.append(sys.exc_info())
    try:
        raise KeyError("mine")
    except KeyError:
        seen.append(repr(sys.exc_info()[1]))
    checked.set()
t = threading.Thread(target=other)
t.start()
try:
    raise ValueError("main's")
except ValueError:
    raised.set()
    checked.wait()
    seen.append(repr(sys.exc_info()[1]))
t.join()
print(seen)
