import threading

a, b, counter = threading.Lock(), threading.Lock(), 0


def work(lock):
    global counter
    for _ in range(10):
        with lock:
            counter += 1


threads = [threading.Thread(target=work, args=(lock,)) for lock in (a, b)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
