# x in L, L.index(x), L.count(x): item by item, so an item that stays where it is is always found.
from _hammer import hammer

items = ["here", *range(50), "there"]
def shift(i):
    items.insert(1, i)
    del items[1]
def replace(i): items[10] = i
def search(i):
    assert "here" in items and "there" in items
    assert items.index("here") == 0 and items.count("here") == 1
def miss(i): assert "nowhere" not in items and items.count("nowhere") == 0
hammer(shift, replace, search, miss)
print(len(items), items[0], items[-1])
