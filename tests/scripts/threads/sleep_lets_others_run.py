import threading, time
flag = []
t = threading.Thread(target=lambda: flag.append("ran"))
t.start()
while not flag:
    time.sleep(0)
t.join()
print(flag)
