import threading

level = 0


def read():
    return level


def write(value):
    global level
    level = value


def fill():
    for _ in range(10):
        write(read() + 1)


def drain():
    write(0)


threads = [threading.Thread(target=it) for it in (fill, drain)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
