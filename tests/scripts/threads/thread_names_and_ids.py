import threading

for options in ({"name": 5}, {"name": ""}, {"name": None, "target": abs}, {"target": 5}, {"target": threading.Event}):
    print(threading.Thread(**options).name)
print(threading.Thread(daemon=1).daemon, threading.Thread(daemon=[]).daemon, threading.Thread().daemon)
main = threading.main_thread()
print(main.name, main.daemon, main.is_alive(), main.ident == threading.get_ident())
print(main.native_id == threading.get_native_id(), threading.Thread().native_id, threading.Thread().ident)
ids = {}
gate = threading.Barrier(3)


def look():
    own = threading.current_thread()
    ids[own.ident] = own.native_id == threading.get_native_id()
    gate.wait()


threads = [threading.Thread(target=look, daemon=True) for _ in range(2)]
for thread in threads:
    thread.start()
gate.wait()
for thread in threads:
    thread.join()
print(len(ids), set(ids.values()), [thread.native_id is not None for thread in threads])
inherited = []
thread = threading.Thread(target=lambda: inherited.append(threading.Thread().daemon), daemon=True)
thread.start()
thread.join()
print(inherited)
