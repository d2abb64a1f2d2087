import threading

counter = 0


def work():
    global counter
    with open(__file__) as file:
        counter += len(file.readline())


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
