import threading

highest = 0


def work():
    global highest
    for number in range(10):
        if number > highest:
            highest = number


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
