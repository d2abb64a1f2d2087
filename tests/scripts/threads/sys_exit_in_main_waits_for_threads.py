# exit: 3
import sys
import threading
import time
left = threading.Event()
def late():
    left.wait()
    time.sleep(0.05)
    print("thread finished")
threading.Thread(target=late).start()
print("main leaves")
left.set()
sys.exit(3)
