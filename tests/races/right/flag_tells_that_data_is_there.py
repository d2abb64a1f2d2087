import threading
import time

data, is_ready = 0, False


def produce():
    global data, is_ready
    data += 41
    is_ready = True


thread = threading.Thread(target=produce)
thread.start()
while not is_ready:
    time.sleep(0.001)
data += 1
thread.join()
print(data)
