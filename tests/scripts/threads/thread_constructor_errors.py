import threading
for make in (lambda: threading.Thread(group=1), lambda: threading.Thread(bad=1), lambda: threading.Thread(daemon=1).daemon):
    try:
        print(make())
    except (AssertionError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
class Forgetful(threading.Thread):
    def __init__(self): pass
try:
    Forgetful().start()
except RuntimeError as e:
    print(e)
