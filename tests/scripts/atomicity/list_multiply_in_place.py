# L *= n is one step: what another thread appends meanwhile is not lost.
from _hammer import hammer

items = []
def keep(i):
    global items
    items *= 1
def append(i): items.append(i)
hammer(keep, append, keep, append, rounds=400)
print(len(items))

rows = [0]
def multiply(i):
    global rows
    rows *= 2 if len(rows) < 500 else 1
def look(i):
    both = rows * 2
    assert len(both) % 2 == 0 and set(both) == {0}
hammer(multiply, look, multiply, look)
print(len(rows) in (512, 1024))
