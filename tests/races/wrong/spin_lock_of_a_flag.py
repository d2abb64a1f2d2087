import threading

busy, counter = False, 0


def work():
    global busy, counter
    for _ in range(3):
        while busy:
            pass
        busy = True
        counter += 1
        busy = False


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
