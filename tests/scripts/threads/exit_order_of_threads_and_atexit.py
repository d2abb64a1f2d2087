import atexit
import threading
import time


def work():
    while threading.main_thread().is_alive():
        time.sleep(0.001)
    print("thread", threading.main_thread().is_alive())
    atexit.register(print, "registered by a thread")


def at_end():
    print("atexit", threading.active_count(), threading.main_thread().is_alive())


atexit.register(at_end)
threading.Thread(target=work).start()
threading._register_atexit(print, "before the threads are waited for")
threading._register_atexit(print, "this one first")
threading._register_atexit(lambda: print("main thread", threading.main_thread().is_alive()))
print("main")
