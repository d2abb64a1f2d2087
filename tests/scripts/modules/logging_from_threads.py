import logging
import threading


class Collect(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


collect = Collect()
collect.setFormatter(logging.Formatter("%(threadName)s %(thread)d %(message)s"))
log = logging.getLogger("threads")
log.setLevel(logging.INFO)
log.addHandler(collect)
log.propagate = False
ids = {}


def worker(count):
    ids[threading.current_thread().name] = threading.get_ident()
    for number in range(count):
        log.info("step %d", number)


threads = [threading.Thread(target=worker, args=(20,), name=f"worker-{index}") for index in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(collect.lines), len(set(collect.lines)))
for name, ident in sorted(ids.items()):
    mine = [line for line in collect.lines if line.startswith(f"{name} ")]
    print(name, mine == [f"{name} {ident} step {number}" for number in range(20)])
