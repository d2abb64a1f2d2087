import threading

lock, counter = threading.Lock(), 0


def careful():
    global counter
    for _ in range(10):
        with lock:
            counter += 1


def careless():
    global counter
    for _ in range(10):
        counter += 1


threads = [threading.Thread(target=it) for it in (careful, careless)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
