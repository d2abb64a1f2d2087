import threading
import time

done = 0


def work():
    global done
    for _ in range(5):
        done += 1


thread = threading.Thread(target=work)
thread.start()
print(done >= 0)
thread.join()
