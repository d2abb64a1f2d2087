import threading

total = 0


def newest():
    return total


def add(amount):
    global total
    seen = newest()
    total = seen + amount


def work():
    for amount in range(10):
        add(amount)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
