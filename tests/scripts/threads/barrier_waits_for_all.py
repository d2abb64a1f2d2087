import threading

barrier = threading.Barrier(3)
print(barrier.parties, barrier.n_waiting, barrier.broken)
arrived, indexes = [], []


def work():
    for turn in range(20):
        arrived.append(turn)
        indexes.append(barrier.wait())
        # All have come this far before anyone goes on.
        assert arrived.count(turn) == 3
        barrier.wait()


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(indexes) == sorted([0, 1, 2] * 20), barrier.n_waiting, barrier.broken)
