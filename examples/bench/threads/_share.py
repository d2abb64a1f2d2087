"""Shares a program's work among threads: `PROGRAM [THREADS [DIVISOR]]` does the total divided by the divisor."""
import sys
import threading


def share(work, total):
    """Calls work(index, count) in as many threads as the command line says; gives the results in order."""
    threads = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    divisor = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    count = total // divisor // threads
    results = [None] * threads

    def run(index):
        results[index] = work(index, count)

    workers = [threading.Thread(target=run, args=(index,)) for index in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return results
