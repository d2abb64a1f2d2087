import threading
finish = threading.Event()
t = threading.Thread(target=finish.wait)
t.start()
polls = 0
while t.is_alive():
    t.join(timeout=0.005)
    polls += 1
    if polls == 3: finish.set()
print(polls >= 3, t.is_alive())
