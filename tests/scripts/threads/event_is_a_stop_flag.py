import threading
stop = threading.Event()
ticks = []
def run():
    while not stop.is_set():
        ticks.append(1)
        stop.wait(0.001)
t = threading.Thread(target=run)
t.start()
while len(ticks) < 5:
    stop.wait(0.001)
stop.set()
t.join()
print(len(ticks) >= 5, t.is_alive())
