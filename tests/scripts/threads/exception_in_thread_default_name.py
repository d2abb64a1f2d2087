# exit: 0
import threading
def explode(): raise RuntimeError("boom")
t = threading.Thread(target=explode)
t.start()
t.join()
u = threading.Thread(target=lambda: [].pop())
u.start()
u.join()
print("done")
