"""Items that pass through a queue and a pool's futures leave nothing behind."""

import queue
from concurrent.futures import ThreadPoolExecutor

import _rounds

bounded = queue.Queue(10)
simple = queue.SimpleQueue()
pool = ThreadPoolExecutor(2)


def work(rounds):
    for number in range(rounds // 10):
        for item in range(10):
            simple.put([number])
            bounded.put({item: number}, timeout=60)
            bounded.get()
            bounded.task_done()
        for _ in range(10):
            simple.get()
        pool.submit(divmod, number, 7).result()


_rounds.run(work)
