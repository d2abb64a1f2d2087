import threading
import _thread
go = threading.Event()
found = {}
def who(i):
    found[i] = (threading.current_thread() is ts[i], threading.get_ident() == ts[i].ident, _thread.get_ident() == ts[i].ident)
    go.wait()
ts = [threading.Thread(target=who, args=(i,)) for i in range(4)]
for t in ts: t.start()
print(len({t.ident for t in ts} | {threading.get_ident()}), len({t.native_id for t in ts}))
go.set()
for t in ts: t.join()
print(sorted(found.items()))
print(threading.main_thread().ident == threading.get_ident(), threading.current_thread() is threading.main_thread(), threading.get_native_id() == threading.main_thread().native_id)
