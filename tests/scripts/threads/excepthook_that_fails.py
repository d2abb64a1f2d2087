# exit: 0
import threading
def hook(args):
    print("hook called for", args.exc_type.__name__)
    raise RuntimeError("hook is broken")
threading.excepthook = hook
t = threading.Thread(target=lambda: 1 / 0, name="w")
t.start()
t.join()
print("main goes on")
