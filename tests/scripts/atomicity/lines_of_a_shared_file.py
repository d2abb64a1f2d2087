# readline, read and write of one file from several threads: each line goes to one, and is written as a whole.
import os
from _hammer import hammer

name = f"atomicity_lines_{os.getpid()}.tmp"
with open(name, "w") as file:
    def write(i): file.write(f"line {i}\n")
    hammer(write, write, write, rounds=100)
for mode in "r", "rb":
    with open(name, mode) as file:
        got = [[file.readline()], [], []]
        def read(into):
            def work(i): into.append(file.readline())
            return work
        hammer(*map(read, got), rounds=120)
        lines = [line.rstrip() for lines in got for line in lines if line]
        if mode == "rb": lines = [line.decode() for line in lines]
        print(sorted(lines) == sorted(f"line {i % 100}" for i in range(300)))
with open(name) as file:
    pieces = [file.read(1)]
    def read_some(i): pieces.append(file.read(7))
    def read_line(i): pieces.append(file.readline(5))
    hammer(read_some, read_line, read_some, rounds=200)
    pieces.append(file.read())
print(sum(map(len, pieces)) == os.stat(name).st_size)
os.remove(name)
