# x += 1, L[i] += 1, D[k] += 1 and o.n += 1 read, add and write: updates may be lost, and nothing worse.
from _hammer import hammer

class Thing:
    n = 0

number, items, table, thing = 0, [0], {"k": 0}, Thing()
def add(i):
    global number
    number += 1
    items[0] += 1
    table["k"] += 1
    thing.n += 1
hammer(add, add, rounds=500)
for count in number, items[0], table["k"], thing.n: print(1 <= count <= 1000)
