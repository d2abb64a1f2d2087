import threading
import time
def late():
    time.sleep(0.05)
    print("thread's last words")
threading.Thread(target=late).start()
print("main's last line")
