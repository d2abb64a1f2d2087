# needs: real time
import threading
import time

done = False
steps = 0


def work():
    global steps
    while not done:
        steps += 1


thread = threading.Thread(target=work)
thread.start()
time.sleep(0.02)
done = True
thread.join()
print(steps > 0)
