"""Has work done in two threads, and prints the resident memory in KiB: at the start, in the middle, at the end."""

import sys
import threading


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4


def in_two_threads(work, rounds):
    threads = [threading.Thread(target=work, args=(rounds // 2,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def run(work):
    rounds = int(sys.argv[1])
    # The first fifth makes what is made once: pages, caches, the collector's first turns.
    in_two_threads(work, rounds // 5)
    start = resident()
    in_two_threads(work, rounds * 2 // 5)
    middle = resident()
    in_two_threads(work, rounds * 2 // 5)
    print(start, middle, resident())
