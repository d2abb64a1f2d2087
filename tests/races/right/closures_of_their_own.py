import threading

lock, results = threading.Lock(), []


def work():
    count = 0

    def add():
        nonlocal count
        count += 1

    for _ in range(20):
        add()
    results.append(count)


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)
