# needs: preemption
import threading


def compute():
    while True:
        running.set()


running = threading.Event()
threading.Thread(target=compute, daemon=True).start()
running.wait()
print("before")
raise ValueError("the program ends by this")
