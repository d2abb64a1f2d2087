import threading
import time

tickets = 3


def work():
    global tickets
    while tickets > 0:
        time.sleep(0.0001)
        tickets -= 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
