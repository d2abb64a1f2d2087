"""Lecture: the same amount of work in 1, 2, 4 and 8 threads; the table shows results instead of times."""
import sys
import threading
import time


def work(n, out, index):
    total = 0
    for i in range(n):
        total = (total * 31 + i) % 1_000_003
    out[index] = total


def run(threads, amount):
    out = [None] * threads
    start = time.perf_counter()
    ts = [threading.Thread(target=work, args=(amount // threads, out, i)) for i in range(threads)]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    return out, time.perf_counter() - start


def main():
    old = sys.getswitchinterval()
    print("switch interval is positive:", old > 0)
    print(f"{'threads':>8} {'work each':>10} {'results equal':>14} {'checksum':>9}")
    for threads in (1, 2, 4, 8):
        out, seconds = run(threads, 80_000)
        assert seconds > 0
        print(f"{threads:>8} {80_000 // threads:>10,} {str(len(set(out)) == 1):>14} {out[0]:>9}")
    for interval in (0.001, 0.02):
        sys.setswitchinterval(interval)
        out, _ = run(4, 40_000)
        print(f"interval {interval * 1000:>5.1f} ms: {sys.getswitchinterval()} {out}")
    sys.setswitchinterval(old)

    turns = []
    baton = [threading.Lock() for _ in range(3)]
    for lock in baton:
        lock.acquire()

    def runner(i, rounds):
        for _ in range(rounds):
            baton[i].acquire()
            turns.append("abc"[i])
            baton[(i + 1) % 3].release()

    ts = [threading.Thread(target=runner, args=(i, 5)) for i in range(3)]
    for t in ts:
        t.start()
    baton[0].release()
    for t in ts:
        t.join()
    print("forced turns:", "".join(turns))


if __name__ == "__main__":
    main()
