import gc
import threading

def work():
    for _ in range(30_000):
        items = []
        items.append(items)

thread = threading.Thread(target=work)
thread.start()
thread.join()
print(gc.get_stats()[0]["collections"] + gc.get_stats()[2]["collections"] > 0)
print(len(gc.get_objects()) < 30_000)
