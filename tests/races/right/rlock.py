import threading

lock, total = threading.RLock(), 0


def add(number):
    global total
    with lock:
        total = total + number


def work():
    for number in range(10):
        with lock:
            add(number)
            add(-number)


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
