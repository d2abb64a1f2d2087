import threading
flags = []
def child_flag(): flags.append(threading.Thread().daemon)
for d in (False, True, None):
    t = threading.Thread(target=child_flag, daemon=d)
    flags.append(t.daemon)
    t.start()
    t.join()
print(flags, threading.main_thread().daemon)
t = threading.Thread(target=lambda: None)
t.daemon = True
print(t.daemon)
t.start()
t.join()
go = threading.Event()
u = threading.Thread(target=go.wait)
u.start()
try:
    u.daemon = True
except RuntimeError as e:
    print(e)
go.set()
u.join()
