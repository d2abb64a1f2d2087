# exit: 0
import threading
class Worker(threading.Thread):
    def run(self):
        self.step({})
    def step(self, d):
        return d["missing"]
w = Worker()
w.start()
w.join()
print("after")
