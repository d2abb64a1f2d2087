import threading
import time

ready, answer = threading.Event(), 0


def produce():
    global answer
    answer = answer + 41
    ready.set()


thread = threading.Thread(target=produce)
thread.start()
while not ready.is_set():
    time.sleep(0.001)
answer += 1
thread.join()
print(answer)
