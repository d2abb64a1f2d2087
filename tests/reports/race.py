import threading

counter = 0


def pause():
    for _ in range(6):
        pass


def work():
    global counter
    for _ in range(4):
        counter += 1
        pause()


threads = [threading.Thread(target=work, name=name) for name in "AB"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
