# list(D), sorted(D.items()), set(D), tuple(D.values()) and the like go through a dict in one step: no RuntimeError.
from collections import Counter
from _hammer import hammer

table = {}
def insert(i): table[i] = i
def remove(i): table.pop(i - 10, None)
def insert_text(i): table[str(i)] = i
def check(i):
    list(table), tuple(table.keys()), sorted(table.values()), set(table), frozenset(table.items())
    list(table.items()), {*table}, [*table.values()], dict.fromkeys(table), Counter(table.values())
    table.keys() & {1, 2}, table.keys() | {1}, table.items() - set(), table.keys() ^ table.keys()
    table.keys() <= set(range(5)), table.keys().isdisjoint([1])
    "".join(map(str, list(table))), len(repr(table))
hammer(insert, remove, insert_text, check, rounds=60)
print(len(table) > 60)
