import threading

called = threading.Event()
results = []


def function(*args, **kwargs):
    results.append((args, kwargs, threading.current_thread() is timer))
    called.set()


timer = threading.Timer(0.01, function, [1, 2], {"name": "value"})
print(timer.name, timer.daemon, timer.is_alive(), timer.interval, timer.args, timer.kwargs, timer.finished.is_set())
timer.start()
called.wait()
timer.join()
print(results, timer.is_alive(), timer.finished.is_set())
now = threading.Timer(0, results.clear)
now.start()
now.join()
print(results)
negative = threading.Timer(-1, print, ("at once",))
negative.start()
negative.join()
print(isinstance(timer, threading.Thread), repr(timer)[:16])
