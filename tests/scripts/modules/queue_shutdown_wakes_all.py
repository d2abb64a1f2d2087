import queue
import threading
import time


def outcome(call, *args):
    try:
        outcomes.append(call(*args))
    except queue.ShutDown:
        outcomes.append("ShutDown")


def run(q, calls, waiting):
    outcomes.clear()
    threads = [threading.Thread(target=outcome, args=call) for call in calls]
    for thread in threads:
        thread.start()
    while len(waiting._waiters) < len(threads):
        time.sleep(0.001)
    q.shutdown(immediate=q.full())
    for thread in threads:
        thread.join()
    print(outcomes)


outcomes = []
empty = queue.Queue()
run(empty, [(empty.get,)] * 3 + [(empty.get, True, 60)], empty.not_empty)
full = queue.Queue(1)
full.put(1)
run(full, [(full.put, 2)] * 3 + [(full.put, 2, True, 60)], full.not_full)
joined = queue.Queue(1)
joined.put(1)
run(joined, [(joined.join,)] * 2, joined.all_tasks_done)
