import threading
import time
go = threading.Event()
t = threading.Thread(target=go.wait, name="T", daemon=True)
def shape(thread): return repr(thread).split(" ")[0], "started" in repr(thread), "initial" in repr(thread), "stopped" in repr(thread), "daemon" in repr(thread)
print(shape(t), repr(t))
t.start()
print(shape(t))
go.set()
t.join()
print(shape(t), repr(threading.main_thread()).startswith("<_MainThread(MainThread, started "))
