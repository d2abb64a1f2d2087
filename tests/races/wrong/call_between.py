import threading

total = 0


def price():
    return 3


def work():
    global total
    for _ in range(10):
        total += price()


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
