import threading

a, b = threading.Lock(), threading.Lock()


def forth():
    with a:
        with b:
            pass


def back():
    with b:
        with a:
            pass


threads = [threading.Thread(target=it) for it in (forth, back)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
