import threading, time
out = []
def slow():
    time.sleep(0.05)
    out.append("done")
t = threading.Thread(target=slow)
t.start()
print(out)
t.join()
print(out)
