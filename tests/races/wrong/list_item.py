import threading

rows = [0, 0]


def work():
    for _ in range(10):
        rows[0] += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
