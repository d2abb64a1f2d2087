import threading
import time
from collections import deque


class Job:
    def __init__(self, number):
        self.number = number


lane, total = deque(), 0


def produce():
    for number in range(5):
        job = Job(number)
        job.number += 1
        lane.append(job)


thread = threading.Thread(target=produce)
thread.start()
for _ in range(5):
    while not lane:
        time.sleep(0.001)
    job = lane.popleft()
    job.number += 1
    total += job.number
thread.join()
print(total)
