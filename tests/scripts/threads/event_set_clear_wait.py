import threading
e = threading.Event()
print(e.is_set(), e.wait(0.01))
e.set()
print(e.is_set(), e.wait(), e.wait(0))
e.clear()
print(e.is_set(), e.wait(timeout=0.01))
print(repr(e).split(" at ")[0], repr(e).endswith(": unset>"))
