import threading
import time


def work(depth):
    time.sleep(0.002)
    if depth:
        threading.Thread(target=work, args=(depth - 1,)).start()
    else:
        print("the last", threading.main_thread().is_alive())


for _ in range(2):
    threading.Thread(target=work, args=(5,)).start()
print("main", threading.active_count() > 1)
