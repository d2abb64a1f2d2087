import threading

gate, total = threading.Barrier(2), 0


def work():
    global total
    for _ in range(3):
        gate.wait()
        total += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
