# x = L[i] and L[i] = x are one step: whoever reads gets a whole item, the old one or the new.
from _hammer import hammer

items = [(0, 0)] * 4
def write(i): items[i % 4] = (i, i)
def write_from_the_end(i): items[-1 - i % 4] = (-i, -i)
def read(i):
    first, second = items[i % 4]
    assert first == second
def read_all(i):
    for first, second in items: assert first == second
hammer(write, write_from_the_end, read, read_all, rounds=500)
print(len(items))
