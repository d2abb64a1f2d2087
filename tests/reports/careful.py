# Nothing is lost here: locks, values that do not depend on what was there, what is saved and put back, one list that
# all add to.
import threading

counter = 0
depth = 0
done = False
latest = None
names = []
lock = threading.Lock()
owner = threading.RLock()


class Box:
    total = 0


def visit(levels):
    """Puts back what it found, as long as nobody else changes it."""
    global depth
    with owner:
        saved = depth
        depth += 1
        if levels:
            visit(levels - 1)
        depth = saved


def under_lock():
    while True:
        with lock:
            yield


def work(name):
    global counter, done, latest, names
    for number in range(20):
        with lock:
            seen = counter
            try:
                if number % 4 == 0:
                    raise KeyError(number)
                counter = seen + 1
            except KeyError:
                counter = seen + 1
        with lock:
            Box.total += 1
        visit(2)
        if not done:
            done = True
        latest = name
        names += [name]
    step = under_lock()
    next(step)
    step.close()


threads = [threading.Thread(target=work, args=(f"T{number}",)) for number in range(50)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter, Box.total, depth, len(names))
