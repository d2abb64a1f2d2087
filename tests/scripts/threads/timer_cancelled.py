import threading

timer = threading.Timer(3600, print, ["never"])
timer.cancel()
timer.cancel()
timer.start()
timer.join()
print("cancelled before it was started")
timer = threading.Timer(3600, print, ["never"])
timer.start()
print(timer.is_alive())
timer.cancel()
timer.join()
print("cancelled while it waited", timer.finished.is_set())
failing = threading.Timer(0, lambda: 1 / 0)
threading.excepthook = lambda args: print(args.exc_type.__name__, args.thread is failing)
failing.start()
failing.join()
# What raised never came to its end.
print(failing.finished.is_set())
try:
    threading.Timer()
except TypeError as error:
    print(error)
