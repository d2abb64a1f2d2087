import threading
r = threading.RLock()
r.acquire()
errors = []
def wrong():
    try:
        r.release()
    except RuntimeError as e:
        errors.append(str(e))
t = threading.Thread(target=wrong)
t.start()
t.join()
print(errors)
r.release()
print("released by owner")
