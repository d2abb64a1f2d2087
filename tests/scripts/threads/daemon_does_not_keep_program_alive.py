import threading
never = threading.Event()
t = threading.Thread(target=never.wait, daemon=True)
t.start()
print("main ends while daemon waits", t.is_alive())
