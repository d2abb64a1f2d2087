import threading
import time
def late():
    time.sleep(0.1)
    print("still ran")
threading.Thread(target=late).start()
raise ValueError("main failed")
