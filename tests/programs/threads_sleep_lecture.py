"""Lecture: I/O-bound threads overlap. Downloads are played by sleep; only relations of times are printed."""
import threading
import time


def download(name, seconds, log, lock):
    with lock:
        log.append(f"start {name}")
    time.sleep(seconds)
    with lock:
        log.append(f"end {name}")


def main():
    files = {f"{letter}.txt": 0.4 for letter in "abcdef"}
    log, lock = [], threading.Lock()
    start = time.perf_counter()
    threads = [threading.Thread(target=download, args=(name, s, log, lock), name=name) for name, s in files.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - start
    print("all started before one ended:", all(line.startswith("start") for line in log[:6]))
    print("slept at least 0.39 s:", elapsed >= 0.39)
    print("but far less than 2.4 s:", elapsed < 1.6)
    print(sorted(log) == sorted([f"{what} {name}" for what in ("start", "end") for name in files]))

    order = []
    sleepers = [threading.Thread(target=lambda n=n: (time.sleep(n / 10), order.append(n))) for n in (6, 1, 4)]
    for sleeper in sleepers:
        sleeper.start()
    for sleeper in sleepers:
        sleeper.join()
    print("sleep sort:", order)

    done = threading.Event()
    ticks = []

    def heartbeat():
        while not done.wait(0.01):
            ticks.append(time.monotonic())

    beat = threading.Thread(target=heartbeat, daemon=True)
    beat.start()
    time.sleep(0.3)
    done.set()
    beat.join()
    print("the heart beat while main slept:", len(ticks) > 2, ticks == sorted(ticks))


if __name__ == "__main__":
    main()
