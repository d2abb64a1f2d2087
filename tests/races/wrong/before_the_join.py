import threading

total = 0


def work():
    global total
    for _ in range(10):
        total += 1


thread = threading.Thread(target=work)
thread.start()
total += 100
thread.join()
