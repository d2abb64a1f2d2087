# Look for: what David Beazley showed in 2009. Two threads that only compute take no less time than one that does all the
# work, under any GIL. Under Python 2's (`ticks:100`) the lock is let go and taken again all the time, mostly by the same
# thread; the other one woke up on its own processor just to find it taken, and both together were *slower* than one.
# Since 3.2 (`interval`) a thread is switched out only when another has asked, and then it is.
#   minipy --gil-policy ticks:100 09_two_computing_threads.py
#   minipy --gil-policy interval 09_two_computing_threads.py          (and --no-gil, with two idle processors)
#
# How it is here: to count instructions costs a factor of three or four with one thread already; two threads then take
# 0.9 to 1.5 times as long as one. Beazley's loss, up to twice as long, needs two processors that have nothing else to do,
# so that the thread which was woken runs at once and in vain: on the busy machine where this was measured, Python 2.7
# itself took only 1.05 times as long.
import sys
import threading
import time

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000


def count_down(n, turns):
    changes = 0
    while n > 0:
        n -= 1
        # Who was the last to come by here? If it was the other thread, there was a switch.
        if n & 255 == 0 and turns[0] != (own := threading.get_ident()):
            turns[0] = own
            changes += 1
    turns.append(changes)


def seconds(jobs):
    began = time.perf_counter()
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    return time.perf_counter() - began


turns = [0]
alone = seconds([threading.Thread(target=count_down, args=(2 * COUNT, turns))])
turns = [0]
both = seconds([threading.Thread(target=count_down, args=(COUNT, turns)) for _ in range(2)])
print(f"one thread  {alone:6.3f} s")
print(f"two threads {both:6.3f} s, {both / max(alone, 1e-9):.2f} times as long, and at least {sum(turns[1:])} switches were seen")
