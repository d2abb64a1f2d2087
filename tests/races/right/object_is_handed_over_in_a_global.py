import threading
import time


class Box:
    def __init__(self):
        self.n = 0
        self.n += 1


current = None


def produce():
    global current
    current = Box()


thread = threading.Thread(target=produce)
thread.start()
while current is None:
    time.sleep(0.001)
box = current
box.n += 1
thread.join()
print(box.n)
