import threading
import time


def work(depth):
    if depth:
        time.sleep(0.001)
        return threading.Thread(target=work, args=(depth - 1,)).start()
    while threading.main_thread().is_alive():
        time.sleep(0.001)
    print("the last one ends after the main thread")


threading.Thread(target=work, args=(5,)).start()
print("main", threading.active_count() > 1)
