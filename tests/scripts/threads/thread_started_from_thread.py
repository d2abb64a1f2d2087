import threading
log = []
def inner(n): log.append(("inner", n))
def outer():
    t = threading.Thread(target=inner, args=(1,))
    t.start()
    t.join()
    log.append(("outer", 0))
t = threading.Thread(target=outer)
t.start()
t.join()
print(log)
