import threading
local = threading.local()
local.x = "main"
seen = []
def work(i):
    seen.append(hasattr(local, "x"))
    local.x = i
    seen.append(local.x)
for i in range(2):
    t = threading.Thread(target=work, args=(i,))
    t.start()
    t.join()
print(seen, local.x, local.__dict__)
class WithInit(threading.local):
    n = 5
    def __init__(self, start): self.items = [start]
w = WithInit("s")
w.items.append("main")
lists = []
t = threading.Thread(target=lambda: lists.append((w.items, w.n)))
t.start()
t.join()
print(lists, w.items)
