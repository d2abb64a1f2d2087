import threading
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        died.append(self.name)


died = []
data = threading.local()
data.thing = Thing("main")


def work(name):
    data.thing = Thing(name)
    data.more = [Thing(name + "'")]


for name in "abc":
    thread = threading.Thread(target=work, args=(name,))
    thread.start()
    thread.join()
    print(sorted(died))
thing = weakref.ref(data.thing)
del data
print(sorted(died), thing())


class Slotted(threading.local):
    __slots__ = ("shared",)


slotted = Slotted()
slotted.shared = 1
slotted.own = 2
seen = []
thread = threading.Thread(target=lambda: seen.append((slotted.shared, hasattr(slotted, "own"))))
thread.start()
thread.join()
print(seen)
