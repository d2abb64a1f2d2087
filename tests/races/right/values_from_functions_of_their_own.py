import threading


class Node:
    def __init__(self, value):
        self.value = value

    def get(self):
        return self.value

    def set(self, value):
        self.value = value


def work():
    node = Node(0)
    for _ in range(10):
        value = node.get()
        # Another object, perhaps where the old one was.
        del node
        node = Node(0)
        node.set(value + 1)
    seen.append(node.get())


seen = []
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
