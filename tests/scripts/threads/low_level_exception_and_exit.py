# exit: 0
import _thread
import time
done = _thread.allocate_lock()
done.acquire()
def quiet():
    try:
        _thread.exit()
    finally:
        done.release()
_thread.start_new_thread(quiet, ())
done.acquire()
print("exit is silent")
try:
    _thread.exit()
except SystemExit:
    print("exit raises SystemExit")
