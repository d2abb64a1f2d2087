import queue
import threading


class Job:
    def __init__(self, number):
        self.number = number
        self.done = 0


jobs, results = queue.Queue(), queue.Queue()


def work():
    while (job := jobs.get()) is not None:
        job.done += job.number
        results.put(job)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for number in range(6):
    jobs.put(Job(number))
done = [results.get() for _ in range(6)]
for job in done:
    job.done += 1
for _ in threads:
    jobs.put(None)
for thread in threads:
    thread.join()
print(sum(job.done for job in done))
