import threading

changed, stock = threading.Condition(), 0


def produce():
    global stock
    stock += 1
    with changed:
        changed.notify()


def consume():
    global stock
    with changed:
        while stock == 0:
            changed.wait(0.01)
        stock -= 1


threads = [threading.Thread(target=it) for it in (consume, produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
