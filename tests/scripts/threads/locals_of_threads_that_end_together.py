import gc
import threading

dropped = []


class Noted:
    def __del__(self):
        dropped.append(1)


own = threading.local()
others = [threading.local() for _ in range(50)]
for _ in range(20):
    together = threading.Barrier(5)

    def work():
        own.value = Noted()
        together.wait()

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
gc.collect()
print(len(dropped))
