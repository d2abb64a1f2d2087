import threading
release = threading.Event()
t = threading.Thread(target=release.wait)
t.start()
print(t.join(0.01), t.is_alive(), t.join(timeout=0), t.is_alive(), t.join(-1), t.is_alive())
release.set()
t.join(30)
print(t.is_alive())
