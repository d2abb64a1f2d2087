import threading, time
t = threading.Thread(target=lambda: None)
t.start()
while t.is_alive():
    time.sleep(0.001)
print(t.join(), t.join(timeout=5), t.is_alive(), t in threading.enumerate())
