import threading

gate, a, b, n = threading.Lock(), threading.Lock(), threading.Lock(), 0


def work():
    global n
    for _ in range(5):
        with gate:
            with a, b:
                n += 1
        with gate:
            with b, a:
                n += 1


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(n)
