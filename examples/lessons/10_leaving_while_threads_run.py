# Look for: the program ends when all threads have ended that are no daemons; daemons are stopped where they are, even
# with a lock in their hands, and cleanup that they should do (`finally`) does not happen. Give work that must be
# finished to threads that are no daemons, and tell them to stop: here by an Event.
#   minipy 10_leaving_while_threads_run.py
import atexit
import threading
import time

stop = threading.Event()
holding = threading.Event()
lock = threading.Lock()


def daemon():
    with lock:
        holding.set()
        try:
            while True:
                time.sleep(0.001)
        finally:
            print("daemon: never printed")


def careful():
    while not stop.wait(0.001):
        pass
    print("careful: told to stop, cleaned up")


threading.Thread(target=daemon, daemon=True).start()
worker = threading.Thread(target=careful)
worker.start()
threading._register_atexit(stop.set)
atexit.register(lambda: print("atexit: all threads have ended but the daemon, which has the lock:", lock.locked()))
holding.wait()
print("main: at its end")
