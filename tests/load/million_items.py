"""200 threads and a queue: nothing is lost, nothing comes twice, and the memory stays flat.

usage: minipy [--no-gil] tests/load/million_items.py [ITEMS]          the full size is 1000000
"""

import queue
import sys
import threading
import time

PRODUCERS = CONSUMERS = 100
ITEMS = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
PER_PRODUCER = ITEMS // PRODUCERS


def resident():
    """The resident memory in MiB."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) / 256


def produce(items, number):
    for item in range(number * PER_PRODUCER, (number + 1) * PER_PRODUCER):
        items.put(item)


def consume(items, totals):
    count = total = squares = 0
    while (item := items.get()) is not None:
        count += 1
        total += item
        squares += item * item
    totals.append((count, total, squares))


def run(items):
    """How long it took, and by how many MiB the memory grew since a tenth of the work was done."""
    totals = []
    began = time.perf_counter()
    consumers = [threading.Thread(target=consume, args=(items, totals)) for _ in range(CONSUMERS)]
    producers = [threading.Thread(target=produce, args=(items, number)) for number in range(PRODUCERS)]
    for thread in consumers + producers:
        thread.start()
    for thread in producers[: PRODUCERS // 10]:
        thread.join()
    early = resident()
    for thread in producers:
        thread.join()
    for _ in consumers:
        items.put(None)
    for thread in consumers:
        thread.join()
    seconds, growth = time.perf_counter() - began, resident() - early
    count, total, squares = (sum(column) for column in zip(*totals))
    n = PER_PRODUCER * PRODUCERS
    complete = (count, total, squares) == (n, n * (n - 1) // 2, n * (n - 1) * (2 * n - 1) // 6)
    print(f"{type(items).__name__}: {count} items, each once: {complete}", flush=True)
    print(f"    {seconds:.1f} s, {growth:+.1f} MiB", file=sys.stderr)
    return complete


sys.exit(not all([run(queue.Queue(1000)), run(queue.SimpleQueue())]))
