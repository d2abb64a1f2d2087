# needs: real time
import os
import signal
import threading
import time

seen = []


def fail(number, frame):
    seen.append(signal.Signals(number).name)
    raise ValueError("in the handler")


def send():
    os.kill(os.getpid(), signal.SIGUSR1)
    os.kill(os.getpid(), signal.SIGUSR2)


signal.signal(signal.SIGUSR1, fail)
signal.signal(signal.SIGUSR2, lambda number, frame: seen.append(signal.Signals(number).name))
for _ in range(5):
    seen.clear()
    caught = []
    sender = threading.Thread(target=send)
    until = time.monotonic() + 60
    try:
        sender.start()
        while time.monotonic() < until:
            time.sleep(0.01)
    except ValueError as error:
        caught.append(str(error))
    while len(seen) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    sender.join()
    print(sorted(seen), caught)
