# exit: 3
import sys
import threading
import time
def late():
    time.sleep(0.05)
    print("thread finished")
threading.Thread(target=late).start()
print("main leaves")
sys.exit(3)
