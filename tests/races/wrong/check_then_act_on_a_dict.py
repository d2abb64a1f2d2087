import threading

cache = {}


def work():
    for key in range(5):
        if key not in cache:
            cache[key] = []
        cache[key].append(key)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
