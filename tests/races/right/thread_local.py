import threading

own, results = threading.local(), []


def work():
    own.n = 0
    for _ in range(20):
        own.n += 1
    results.append(own.n)


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results)
