"""Short threads, one after the other."""

import threading

from _rounds import run


def nothing(x):
    threading.current_thread().name = "short"


def work(rounds):
    for i in range(rounds):
        thread = threading.Thread(target=nothing, args=(i,))
        thread.start()
        thread.join()


run(work)
