import threading


class Node:
    def __init__(self):
        self.n = 0


def work():
    for _ in range(60):
        node, items, rows = Node(), [0], {"k": 0}
        node.n += 1
        items[0] += 1
        rows["k"] += 1

        def inner():
            nonlocal_sum[0] += 1

        nonlocal_sum = [0]
        inner()


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("done")
