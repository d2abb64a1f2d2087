# exit: 0
import threading
def bad(x):
    return 1 / x
t = threading.Thread(target=bad, args=(0,), name="worker-7")
t.start()
t.join()
print("main goes on", t.is_alive())
