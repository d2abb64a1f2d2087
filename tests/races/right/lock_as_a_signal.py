import threading

gate, value = threading.Lock(), 0
gate.acquire()


def produce():
    global value
    value += 41
    gate.release()


thread = threading.Thread(target=produce)
thread.start()
gate.acquire()
value += 1
print(value)
thread.join()
