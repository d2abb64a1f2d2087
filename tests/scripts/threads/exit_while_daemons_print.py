# needs: preemption
import os
import sys
import threading

# Nothing that is seen, but through all of print() each time, also to the real stdout.
quiet = open(os.devnull, "w")


def tell(file):
    while True:
        print("", end="", file=file, flush=True)
        print("some text", number, [1, 2], file=quiet)
        sys.stderr.write("")
        started.add(threading.get_ident())


number, started = 5, set()
for file in (sys.stdout, sys.stderr, quiet, sys.stdout):
    threading.Thread(target=tell, args=(file,), daemon=True).start()
while len(started) < 4:
    pass
print("main has the last word", flush=True)
print("and what is still in the buffer")
