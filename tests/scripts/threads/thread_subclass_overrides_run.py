import threading
class Square(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"square-{n}")
        self.n = n
        self.result = None
    def run(self):
        self.result = self.n ** 2
ts = [Square(i) for i in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print([t.result for t in ts], [t.name for t in ts])
