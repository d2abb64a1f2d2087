import threading
seen = []
def hook(args):
    seen.append((args.exc_type.__name__, str(args.exc_value), args.thread.name, args.exc_traceback is not None))
old = threading.excepthook
threading.excepthook = hook
def bad(): raise KeyError("k")
t = threading.Thread(target=bad, name="hooked")
t.start()
t.join()
threading.excepthook = old
print(seen, threading.excepthook is threading.__excepthook__)
