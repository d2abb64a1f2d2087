# Look for: many may read at the same time, whoever writes is alone. The writer that waits goes before readers that come
# later; otherwise readers who relieve each other would keep it out for ever.
#   minipy 06_readers_and_writers.py             (try --no-gil)
import threading
import time


class ReadersWriterLock:
    def __init__(self):
        self._changed = threading.Condition()
        self._readers = 0
        self._writing = False
        self._writers_waiting = 0

    def begin_reading(self):
        with self._changed:
            self._changed.wait_for(lambda: not self._writing and not self._writers_waiting)
            self._readers += 1

    def end_reading(self):
        with self._changed:
            self._readers -= 1
            self._changed.notify_all()

    def begin_writing(self):
        with self._changed:
            self._writers_waiting += 1
            self._changed.wait_for(lambda: not self._writing and not self._readers)
            self._writers_waiting -= 1
            self._writing = True

    def end_writing(self):
        with self._changed:
            self._writing = False
            self._changed.notify_all()


lock = ReadersWriterLock()
# Two numbers that are always the same, except while somebody writes.
shared = [0, 0]
torn_reads = 0
count_lock = threading.Lock()
READERS = 3
all_inside = threading.Barrier(READERS + 1)


def read(times):
    global torn_reads
    seen = 0
    lock.begin_reading()
    # All readers are inside at the same time, or nobody would come past this.
    all_inside.wait()
    lock.end_reading()
    for _ in range(times):
        lock.begin_reading()
        first = shared[0]
        time.sleep(0)
        seen += first != shared[1]
        lock.end_reading()
    with count_lock:
        torn_reads += seen


def write(times):
    for _ in range(times):
        lock.begin_writing()
        shared[0] += 1
        time.sleep(0)
        shared[1] += 1
        lock.end_writing()


threads = [threading.Thread(target=read, args=(40,)) for _ in range(READERS)]
for thread in threads:
    thread.start()
# Writers only now: one that waited would keep out the readers that the others wait for.
all_inside.wait()
threads += [threading.Thread(target=write, args=(20,)) for _ in range(2)]
for thread in threads[READERS:]:
    thread.start()
for thread in threads:
    thread.join()
print("written:", shared)
print("reads that saw half a change:", torn_reads)
