import threading
from concurrent.futures import CancelledError, ThreadPoolExecutor, wait

began, gate = threading.Event(), threading.Event()
ran = []


def hold():
    began.set()
    gate.wait()


with ThreadPoolExecutor(1) as pool:
    running = pool.submit(hold)
    began.wait()
    waiting = [pool.submit(ran.append, number) for number in range(4)]
    print(running.cancel(), running.running(), waiting[1].cancel(), waiting[3].cancel(), waiting[3].cancel())
    print([future.cancelled() for future in waiting], [future.done() for future in waiting])
    gate.set()
    done, not_done = wait(waiting)
    print(len(done), len(not_done), ran)
    try:
        waiting[1].result()
    except CancelledError as error:
        print(repr(error))
    print(waiting[0].cancel(), waiting[0].result())
