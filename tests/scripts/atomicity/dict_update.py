# D1.update(D2), D1 |= D2, dict(D), {**D}, D.copy() and D.clear() are one step.
from _hammer import hammer

table = dict.fromkeys("abc", 0)
new = {"x": 0, "y": 0}
def update(i): table.update({"a": i, "b": i, "c": i, "d": i})
def merge_in_place(i):
    global table
    table |= dict.fromkeys("cba", -i)
def check(copy): assert copy["a"] == copy["b"] == copy["c"], copy
def copy(i):
    check(table.copy())
    check(dict(table))
    check({**table})
    check(table | {"z": 1})
def copy_more(i):
    check(dict(table.items()))
    check(dict(list(table.items())))
    values = [*table.values()]
    assert values[0] == values[1] == values[2]
    assert table == table and 3 <= len(values) <= 4
hammer(update, merge_in_place, copy, copy_more)
print(sorted(table))

filled = {}
def fill(i): filled.update(new)
def clear(i): filled.clear()
def measure(i): assert len(filled) in (0, 2) and len(filled.copy()) in (0, 2)
hammer(fill, clear, fill, measure)
print(len(filled) in (0, 2))
