import threading

instance = None


def get():
    global instance
    if instance is None:
        instance = object()
    return instance


work = get

threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
