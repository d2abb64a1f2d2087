import threading


class Thing:
    made = 0


def work():
    for _ in range(10):
        Thing.made += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
