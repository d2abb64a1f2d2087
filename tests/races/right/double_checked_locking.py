import threading

lock, instance, made = threading.Lock(), None, []


def get():
    global instance
    if instance is None:
        with lock:
            if instance is None:
                made.append(1)
                instance = object()
    return instance


def work():
    for _ in range(5):
        get()


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(made))
