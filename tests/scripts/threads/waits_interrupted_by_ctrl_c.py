# needs: real time
import os
import queue
import signal
import threading
import time
from concurrent.futures import Future, as_completed, wait


def interrupt(call, *args):
    """Ctrl-C comes while the main thread waits."""
    ready = threading.Event()
    threading.Thread(target=press, args=(ready,)).start()
    try:
        ready.set()
        call(*args)
    except KeyboardInterrupt:
        return "interrupted"


def press(ready):
    ready.wait()
    time.sleep(0.03)
    os.kill(os.getpid(), signal.SIGINT)


full = queue.Queue(1)
full.put(1)
barrier, condition, semaphore, future = threading.Barrier(2), threading.Condition(), threading.Semaphore(0), Future()
print([interrupt(call) for call in (queue.SimpleQueue().get, queue.Queue().get, full.join, lambda: full.put(2))])
print(interrupt(queue.SimpleQueue().get, True, 60), interrupt(queue.Queue().get, True, 60), full.mutex.locked())
print(interrupt(barrier.wait), barrier.broken, barrier.n_waiting, interrupt(semaphore.acquire), semaphore._value)
with condition, condition:
    print(interrupt(condition.wait), condition._is_owned(), len(condition._waiters))
    print(interrupt(condition.wait_for, lambda: False, 60))
print(interrupt(future.result), interrupt(wait, [future]), interrupt(list, as_completed([future])))
print(interrupt(threading.Event().wait), interrupt(time.sleep, 60))
