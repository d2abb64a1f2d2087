import threading
class Slot:
    def __init__(self):
        self.empty, self.full = threading.Lock(), threading.Lock()
        self.full.acquire()
    def put(self, x):
        self.empty.acquire()
        self.x = x
        self.full.release()
    def get(self):
        self.full.acquire()
        x = self.x
        self.empty.release()
        return x
slot, got = Slot(), []
def producer():
    for i in range(100): slot.put(i)
    slot.put(None)
def consumer():
    while (x := slot.get()) is not None: got.append(x)
ts = [threading.Thread(target=f) for f in (producer, consumer)]
for t in ts: t.start()
for t in ts: t.join()
print(got == list(range(100)))
