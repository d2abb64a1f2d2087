import threading
go = threading.Event()
t = threading.Thread(target=go.wait)
print(t.is_alive(), t.ident, t.native_id)
t.start()
print(t.is_alive(), t.ident is not None, t.native_id is not None)
go.set()
t.join()
print(t.is_alive(), t.ident is not None)
