import os
with open("open_own_source_and_read.py", encoding="utf-8") as f:
    first = f.readline()
    second = f.readline()
    rest = f.read()
    print(repr(first), repr(second), "closed" in rest, repr(f.read()), f.closed, f.name)
print(f.closed)
try:
    f.read()
except ValueError as e:
    print(e)
with open("open_own_source_and_read.py") as f:
    print(sum(1 for line in f), f.readline() == "")
with open("open_own_source_and_read.py", "rb") as f:
    print(f.read(6), f.readline())
