import threading

for timeout in (0.01, 0, -1):
    barrier = threading.Barrier(2)
    try:
        barrier.wait(timeout)
    except threading.BrokenBarrierError as error:
        print(timeout, type(error), error.args, barrier.broken)
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        print("still", barrier.broken, barrier.n_waiting)

barrier = threading.Barrier(2, timeout=0.01)
try:
    barrier.wait()
except threading.BrokenBarrierError:
    print("by the barrier's own timeout")
barrier.reset()
thread = threading.Thread(target=barrier.wait, args=(30,))
thread.start()
print(barrier.wait(30) in (0, 1), barrier.broken)
thread.join()
for parties in (0, -2, "3"):
    try:
        threading.Barrier(parties)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(issubclass(threading.BrokenBarrierError, RuntimeError))
