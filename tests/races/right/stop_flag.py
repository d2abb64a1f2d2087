import threading
import time

running, rounds = True, 0


def work():
    global rounds
    while running:
        rounds += 1
        time.sleep(0.001)


thread = threading.Thread(target=work)
thread.start()
time.sleep(0.01)
running = False
thread.join()
print(rounds > 0)
