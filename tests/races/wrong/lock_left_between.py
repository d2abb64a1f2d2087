import threading

lock, total = threading.Lock(), 0


def add(amount):
    global total
    with lock:
        seen = total
    total = seen + amount


def work():
    for _ in range(5):
        add(1)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
