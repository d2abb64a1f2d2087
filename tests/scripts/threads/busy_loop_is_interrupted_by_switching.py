# needs: preemption
import threading
stop = False
def set_stop():
    global stop
    stop = True
threading.Thread(target=set_stop).start()
n = 0
while not stop:
    n += 1
print("the loop saw the other thread's write", n >= 0)
