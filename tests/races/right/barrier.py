import threading

N = 3
gate, sums, cells = threading.Barrier(N), [0] * N, [1] * N


def work(me):
    for _ in range(4):
        sums[me] = sum(cells)
        gate.wait()
        cells[me] += sums[(me + 1) % N]
        gate.wait()


threads = [threading.Thread(target=work, args=(me,)) for me in range(N)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(cells)
