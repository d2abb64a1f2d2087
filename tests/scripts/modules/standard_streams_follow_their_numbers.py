import os
import sys

read, write = os.pipe()
saved = os.dup(1)
sys.stdout.flush()
os.dup2(write, 1)
print("into the pipe", flush=True)
os.write(1, b"directly\n")
os.dup2(saved, 1)
os.close(write)
with open(read) as pipe:
    print(pipe.read().splitlines())
print(sys.stdout.fileno(), sys.stdin.fileno(), sys.stderr.fileno())
