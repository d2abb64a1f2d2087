# L.copy(), L[:], L1 + L2, list(L), tuple(L), sorted(L), [*L], a, b = L and L.clear() are one step.
from _hammer import hammer

items = [0, 0]
def change(i): items[:] = [i, i]
def check(copy): assert len(copy) == 2 and copy[0] == copy[1]
def copy(i):
    check(items.copy())
    check(items[:])
    check(list(items))
    check(tuple(items))
def other_copies(i):
    both = items + items
    assert both[:2] == both[2:]
    check(sorted(items))
    check([*items])
    first, second = items
    assert first == second
    check("%s %s" % tuple(items) and items * 1)
hammer(change, copy, other_copies, change)
print(len(items))

filled = []
def fill(i): filled.extend([i] * 3)
def clear(i): filled.clear()
def measure(i): assert len(filled) % 3 == 0
hammer(fill, clear, fill, measure)
print(len(filled) % 3)
