# needs: real time
import os
import sys
import tempfile

from _progress import proved

read, write = os.pipe()
proved("os.read", lambda: os.read(read, 10), lambda: os.write(write, b"x"))
with open(read, "rb") as file:
    proved("read of a pipe", lambda: file.read(3), lambda: os.write(write, b"abc"))
    proved("readline of a pipe", file.readline, lambda: os.write(write, b"line\n"))
read, write = os.pipe()


def drain():
    left = 1 << 20
    while left:
        left -= len(os.read(read, left))


proved("write of a full pipe", lambda: os.write(write, bytes(1 << 20)), drain)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "fifo")
    os.mkfifo(path)
    writers = []
    proved("open of a FIFO", lambda: open(path).close(), lambda: writers.append(open(path, "w")))
read, write = os.pipe()
os.dup2(read, 0)
proved("input", input, lambda: os.write(write, b"typed\n"))
proved("stdin", sys.stdin.readline, lambda: os.write(write, b"more\n"))
