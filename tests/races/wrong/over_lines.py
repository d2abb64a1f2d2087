import threading

total = 0


def work():
    global total
    for number in range(10):
        seen = total
        after = seen + number
        total = after


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
