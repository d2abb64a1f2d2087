# needs: preemption
import os
import threading


def compute():
    while True:
        running.set()


running = threading.Event()
for daemon in (True, False):
    threading.Thread(target=compute, daemon=daemon).start()
running.wait()
print("flushed", flush=True)
os._exit(0)
