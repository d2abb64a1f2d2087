import threading

balance = 100


def work():
    global balance
    if balance >= 60:
        balance -= 60


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
