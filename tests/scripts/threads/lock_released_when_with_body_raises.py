import threading
lock = threading.Lock()
try:
    with lock as got:
        print(got, lock.locked())
        raise ValueError("inside")
except ValueError as e:
    print(e, lock.locked())
