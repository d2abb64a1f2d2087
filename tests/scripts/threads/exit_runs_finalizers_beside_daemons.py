# needs: preemption
import atexit
import threading


class Last:
    def __del__(self):
        print("finalizer of a global")


def compute():
    while True:
        shared.append(len(shared))
        if len(shared) > 10:
            shared.clear()
        running.set()


shared, running = [], threading.Event()
last = Last()
atexit.register(print, "atexit")
for _ in range(2):
    threading.Thread(target=compute, daemon=True).start()
running.wait()
threading.Thread(target=lambda: print("a thread that is waited for")).start()
