import re
import threading
import time


def show(thing):
    print(re.sub("0x[0-9a-f]+", "0x", repr(thing)))


barrier = threading.Barrier(2)
show(barrier)
thread = threading.Thread(target=barrier.wait)
thread.start()
while not barrier.n_waiting:
    time.sleep(0.001)
show(barrier)
barrier.wait()
thread.join()
show(barrier)
barrier.abort()
show(barrier)
for thing in (threading.Event(), threading.Semaphore(3), threading.BoundedSemaphore(2), threading.Condition(threading.Lock())):
    show(thing)
event = threading.Event()
event.set()
show(event)


class Own(threading.Semaphore):
    pass


show(Own())
