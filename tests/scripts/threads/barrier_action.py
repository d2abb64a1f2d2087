import threading

rounds = []
barrier = threading.Barrier(2, action=lambda: rounds.append(threading.active_count()), timeout=30)


def work():
    for _ in range(3):
        barrier.wait()


thread = threading.Thread(target=work)
thread.start()
work()
thread.join()
print(rounds)

alone = threading.Barrier(1, lambda: print("action"))
print(alone.wait(), alone.wait())

failing = threading.Barrier(2, action=lambda: 1 / 0)
outcomes = []


def wait():
    try:
        outcomes.append(failing.wait())
    except (threading.BrokenBarrierError, ZeroDivisionError) as error:
        outcomes.append(type(error).__name__)


threads = [threading.Thread(target=wait) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(outcomes), failing.broken, failing.n_waiting)
