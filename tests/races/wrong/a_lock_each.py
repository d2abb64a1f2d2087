import threading

counter = 0


def work():
    global counter
    lock = threading.Lock()
    for _ in range(10):
        with lock:
            counter += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
