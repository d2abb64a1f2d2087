# needs: real time
# The main thread is the first to wait for a lock; its handler waits for one that waits for the same lock.
import signal
import threading
import time

lock, done = threading.Lock(), threading.Event()
waiting = threading.Event()
got = []


def handler(number, frame):
    waiting.set()
    got.append(done.wait(60))


def hold():
    with lock:
        held.set()
        waiting.wait()
        time.sleep(0.05)


def want():
    with lock:
        done.set()


held = threading.Event()
signal.signal(signal.SIGALRM, handler)
holder = threading.Thread(target=hold)
holder.start()
held.wait()
wanter = threading.Thread(target=want)
signal.setitimer(signal.ITIMER_REAL, 0.2)
threading.Timer(0.1, wanter.start).start()
lock.acquire()
lock.release()
print(got)
