import threading
import time


def tell():
    while threading.main_thread().is_alive():
        time.sleep(0.001)
    print("a timer is waited for")


threading.Timer(0.01, tell).start()
daemon = threading.Timer(1000, print, ["never"])
daemon.daemon = True
daemon.start()
print("end")
