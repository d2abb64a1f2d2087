# needs: real time
# The last reference goes before the thread waits for one who reads to the end.
import os
import threading

for _ in range(20):
    ours, theirs = os.pipe()
    started = threading.Event()
    seen = []

    def read():
        with os.fdopen(ours) as file:
            started.set()
            seen.append(file.read())

    class Box:
        pass

    box = Box()
    box.file = os.fdopen(theirs, "w")
    box.file.write("all of it")
    reader = threading.Thread(target=read)
    reader.start()
    started.wait()
    box.file = None
    reader.join()
    assert seen == ["all of it"], seen
print("read to the end")
