import threading
lock = threading.Lock()
lock.acquire()
order = []
def opener():
    order.append("opener")
    lock.release()
t = threading.Thread(target=opener)
t.start()
lock.acquire()
order.append("main got it")
t.join()
print(order)
