# L1.extend(L2), L1 += L2 and L.extend(L) are one step, of both lists.
from _hammer import hammer

pairs, grown = [1, 2], []
def swap(i): pairs[:] = [2, 1] if i % 2 else [1, 2]
def extend(i): grown.extend(pairs)
def add_in_place(i):
    global grown
    grown += pairs
def extend_by_tuple(i): grown.extend((1, 2))
hammer(swap, extend, add_in_place, extend_by_tuple)
print(len(grown), {tuple(grown[at:at + 2]) for at in range(0, len(grown), 2)} <= {(1, 2), (2, 1)})

doubled, appended = [0], 10
def double(i):
    if len(doubled) < 1000: doubled.extend(doubled)
def append(i):
    if i < appended: doubled.append(i)
def shrink(i): assert len(doubled) > 0
hammer(double, append, double, shrink)
print(set(doubled) == set(range(appended)))
