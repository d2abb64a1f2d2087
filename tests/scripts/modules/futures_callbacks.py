import threading
from concurrent.futures import Future, ThreadPoolExecutor

gate = threading.Event()
calls = []
with ThreadPoolExecutor(1, thread_name_prefix="pool") as pool:
    future = pool.submit(lambda: gate.wait() and "result")
    for name in ("first", "second"):
        future.add_done_callback(lambda f, name=name: calls.append((name, f.result(), threading.current_thread().name)))
    print(calls)
    gate.set()
print(calls)
future.add_done_callback(lambda f: print("at once", f is future, threading.current_thread().name))

cancelled = Future()
cancelled.add_done_callback(lambda f: print("cancelled", f.cancelled()))
print(cancelled.cancel(), cancelled.cancel())
print(cancelled.set_running_or_notify_cancel())

failed = Future()
failed.add_done_callback(lambda f: print(repr(f.exception())))
failed.set_exception(ValueError("x"))
