# An object that a thread has made goes elsewhere while that thread ends; its finalizer takes its time.
import threading
import time

finalized = []


class Slow:
    def __del__(self):
        time.sleep(0.02)
        finalized.append(1)


class Node:
    pass


def make(box):
    box.append([Slow()] + [Node() for _ in range(300)])


for _ in range(10):
    box = []
    thread = threading.Thread(target=make, args=(box,))
    thread.start()
    while not box:
        time.sleep(0)
    nodes = box.pop()
    while nodes:
        nodes.pop()
    thread.join()
print("joined", len(finalized))
