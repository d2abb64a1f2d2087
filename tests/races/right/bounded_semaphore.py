import threading

free, full, slot, total = threading.BoundedSemaphore(1), threading.Semaphore(0), 0, 0


def produce():
    global slot
    for number in range(6):
        free.acquire()
        slot = slot * 0 + number
        full.release()


def consume():
    global slot, total
    for _ in range(6):
        full.acquire()
        total += slot
        slot -= 1
        free.release()


threads = [threading.Thread(target=it) for it in (consume, produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total)
