# exit: 0
import _thread
reported = _thread.allocate_lock()
reported.acquire()
class Boom(Exception):
    def __del__(self): reported.release()
def bad(n):
    raise Boom(f"in raw thread {n}")
_thread.start_new_thread(bad, (1,))
reported.acquire()
print("main goes on")
