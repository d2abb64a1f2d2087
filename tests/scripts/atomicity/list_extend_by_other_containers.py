# list(), extend and slice assignment take a set, dict, view or deque as it is at one moment.
from collections import deque
from _hammer import hammer

table, keys, queue = {}, set(), deque()
def change(i):
    table[i], table[-i] = str(i), str(-i)
    keys.add(i)
    queue.append(i)
    if i > 20:
        del table[i - 20]
        keys.discard(i - 20)
        queue.popleft()
def collect(i):
    for source in table, table.keys(), keys, queue:
        assert all(type(item) is int for item in list(source))
        items = []
        items.extend(source)
        items[1:1] = source
        assert len(set(map(type, items))) <= 1
def collect_pairs(i):
    assert all(str(key) == value for key, value in list(table.items()))
    assert all(type(value) is str for value in sorted(table.values()))
    assert len(tuple(keys)) <= 100 and {*table} is not table
hammer(change, collect, collect_pairs, rounds=80)
print(len(table), len(keys), len(queue))
