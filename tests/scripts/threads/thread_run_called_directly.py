import threading
seen = []
t = threading.Thread(target=lambda: seen.append(threading.current_thread() is threading.main_thread()))
t.run()
print(seen, t.is_alive(), t.ident)
