import threading
import time

semaphore = threading.Semaphore(3)
lock = threading.Lock()
inside, most = 0, 0


def work():
    global inside, most
    for _ in range(5):
        with semaphore:
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.0005)
            with lock:
                inside -= 1


threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most <= 3, inside, semaphore._value)

done = threading.Semaphore(0)
waiting = [threading.Thread(target=done.acquire) for _ in range(5)]
for thread in waiting:
    thread.start()
done.release(5)
for thread in waiting:
    thread.join()
print(done.acquire(blocking=False))
