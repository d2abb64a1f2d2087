import threading

a, b = threading.Lock(), threading.Lock()
first_is_done = threading.Event()


def forth():
    with a:
        with b:
            pass
    first_is_done.set()


def back():
    first_is_done.wait()
    with b:
        with a:
            pass


threads = [threading.Thread(target=it) for it in (forth, back)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
