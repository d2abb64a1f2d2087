# needs: preemption
import gc
import threading


class Node:
    def __init__(self, other):
        self.other = other
        self.itself = self
        self.items = [{number: str(number)} for number in range(5)]

    def __del__(self):
        died.append(1)


died, started = [], set()


def allocate(collect):
    node = None
    while True:
        node = Node(node)
        if len(node.items) > len(died) % 3:
            node.other = None
        if collect:
            gc.collect()
        if len(died) > 100:
            died.clear()
        started.add(threading.get_ident())


for collect in (True, False, False):
    threading.Thread(target=allocate, args=(collect,), daemon=True).start()
while len(started) < 3:
    pass
print("end")
