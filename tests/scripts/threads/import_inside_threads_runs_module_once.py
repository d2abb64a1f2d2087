import threading
names = []
def work():
    import _slow_module
    names.append(_slow_module.value)
ts = [threading.Thread(target=work) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(names)
