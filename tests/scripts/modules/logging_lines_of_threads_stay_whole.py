import io
import logging
import threading

stream = io.StringIO()
logging.basicConfig(stream=stream, level=logging.INFO, format="%(threadName)s|%(message)s|end")


def worker():
    log = logging.getLogger(threading.current_thread().name)
    for number in range(25):
        log.info("%s", "x" * number)


threads = [threading.Thread(target=worker, name=f"t{index}") for index in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
lines = stream.getvalue().splitlines()
print(len(lines), all(line.endswith("|end") and line.count("|") == 2 for line in lines))
print({line.split("|")[0] for line in lines} == {"t0", "t1", "t2", "t3"})
