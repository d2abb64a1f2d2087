import threading
import time

a, b, done = threading.Lock(), threading.Lock(), []


def work(first, second):
    while True:
        with first:
            if second.acquire(blocking=False):
                done.append(1)
                second.release()
                return
        time.sleep(0.001)


threads = [threading.Thread(target=work, args=it) for it in ((a, b), (b, a))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(done))
