import threading

two, counter = threading.Semaphore(2), 0


def work():
    global counter
    for _ in range(3):
        with two:
            counter += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
