import threading
import time

total = 0


def work():
    global total
    total += 1


thread = threading.Thread(target=work)
thread.start()
while thread.is_alive():
    time.sleep(0.001)
total += 1
print(total)
