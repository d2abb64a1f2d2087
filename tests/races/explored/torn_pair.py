import threading

low, high = 0, 1


def move():
    global low, high
    low = 10
    high = 11


def look():
    print(low, high)


threads = [threading.Thread(target=it, name=name) for it, name in ((move, "mover"), (look, "looker"))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
