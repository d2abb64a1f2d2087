import os
import tempfile
import threading

with tempfile.TemporaryDirectory() as base:
    names = []

    def worker(index):
        for _ in range(5):
            fd, path = tempfile.mkstemp(dir=base)
            with os.fdopen(fd, "w") as file:
                file.write(str(index))
            names.append((path, index))

    threads = [threading.Thread(target=worker, args=(index,)) for index in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(names), len({path for path, _ in names}), len(os.listdir(base)))
    print(all(open(path).read() == str(index) for path, index in names))
print(os.path.exists(base))
