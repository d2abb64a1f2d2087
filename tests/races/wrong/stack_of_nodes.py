import threading


class Node:
    def __init__(self, value, below):
        self.value, self.below = value, below


top = None


def work():
    global top
    for number in range(5):
        top = Node(number, top)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
