import threading

changed, items, taken = threading.Condition(), 0, 0


def produce():
    global items
    for _ in range(5):
        with changed:
            items += 1
            changed.notify()


def consume():
    global items, taken
    for _ in range(5):
        with changed:
            while items == 0:
                changed.wait()
            items -= 1
        taken += 1


threads = [threading.Thread(target=it) for it in (consume, produce)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(items, taken)
