import threading

names = []


def work():
    global names
    for number in range(10):
        names += [number]


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(names))
