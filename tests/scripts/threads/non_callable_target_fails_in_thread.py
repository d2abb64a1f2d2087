# exit: 0
import threading
t = threading.Thread(target=42, name="odd")
t.start()
t.join()
print("still here", t.is_alive())
