import queue
import threading

q = queue.Queue()
q.join()
done = []


def work():
    while True:
        item = q.get()
        if item is None:
            return q.task_done()
        done.append(item * item)
        q.task_done()


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for number in range(50):
    q.put(number)
q.join()
print(len(done), sum(done), q.unfinished_tasks)
for _ in threads:
    q.put(None)
for thread in threads:
    thread.join()
q.join()
for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = kind()
    q.put(1)
    q.task_done()
    try:
        q.task_done()
    except ValueError as error:
        print(error, q.unfinished_tasks, q.qsize())
