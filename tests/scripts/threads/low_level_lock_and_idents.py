import _thread
import threading
a = _thread.allocate_lock()
print(a.acquire(), a.acquire(False), a.locked(), a.release(), a.locked(), _thread.get_ident() == threading.get_ident(), isinstance(_thread.get_native_id(), int))
done, idents = _thread.allocate_lock(), []
done.acquire()
def work():
    idents.append(_thread.get_ident())
    idents.append(threading.current_thread().name.startswith("Dummy-"))
    done.release()
ident = _thread.start_new_thread(work, ())
done.acquire()
print(idents[0] == ident, idents[0] != _thread.get_ident(), idents[1], _thread.TIMEOUT_MAX == threading.TIMEOUT_MAX)
