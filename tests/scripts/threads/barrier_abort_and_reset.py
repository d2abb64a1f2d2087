import threading
import time

barrier = threading.Barrier(3)


def wait(outcomes):
    try:
        barrier.wait()
        outcomes.append("passed")
    except threading.BrokenBarrierError as error:
        outcomes.append(f"broken {error.args}")


def start(count):
    outcomes = []
    threads = [threading.Thread(target=wait, args=(outcomes,)) for _ in range(count)]
    for thread in threads:
        thread.start()
    while barrier.n_waiting < count % 3 and not barrier.broken:
        time.sleep(0.001)
    return threads, outcomes


def finish(threads, outcomes):
    for thread in threads:
        thread.join()
    print(outcomes, barrier.broken, barrier.n_waiting)


running = start(2)
barrier.abort()
finish(*running)
wait(late := [])
print("while it is broken:", late)
barrier.reset()
finish(*start(3))
running = start(2)
barrier.reset()
finish(*running)
finish(*start(3))
barrier.reset()
print(barrier.broken)
