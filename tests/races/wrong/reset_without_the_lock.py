import threading

lock, counter = threading.Lock(), 0


def work():
    global counter
    for _ in range(10):
        with lock:
            counter += 1


def reset():
    global counter
    counter = 0


threads = [threading.Thread(target=it) for it in (work, reset)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
