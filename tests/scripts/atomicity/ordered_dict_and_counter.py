# OrderedDict.move_to_end and popitem, Counter.update and lru_cache's bookkeeping are one step.
from collections import Counter, OrderedDict, defaultdict
from functools import lru_cache
from _hammer import hammer

order = OrderedDict((i, str(i)) for i in range(20))
def to_end(i): order.move_to_end(i % 20)
def to_start(i): order.move_to_end(i * 7 % 20, last=False)
def write(i): order[i % 20] = str(i % 20)
def look(i): assert len(order) == 20 and len(list(order)) == 20 and order[i % 20] == str(i % 20)
hammer(to_end, to_start, write, look)
print(sorted(order) == list(range(20)))

taken = []
def take_first(i): taken.append(order.popitem(last=False))
def take_last(i): taken.append(order.popitem())
hammer(take_first, take_last, rounds=10)
print(len(set(taken)), order)

counts = Counter()
def count(i): counts.update("abca")
hammer(count, count, count, count, rounds=100)
print(counts)

groups = defaultdict(list)
for i in range(5): groups[i]
def group(i): groups[i % 5].append(i)
hammer(group, group, group)
print(sorted(map(len, groups.values())))

calls = []
@lru_cache(maxsize=4)
def double(x):
    calls.append(x)
    return 2 * x
def ask(i): assert double(i % 4) == i % 4 * 2
for i in range(4): double(i)
hammer(ask, ask, ask, ask)
print(len(calls), double.cache_info())
def ask_many(i): assert double(i * 7 % 11) == i * 7 % 11 * 2
hammer(ask_many, ask_many, ask_many)
info = double.cache_info()
print(info.hits + info.misses, info.currsize)

missing = defaultdict(list)
def add(i): missing[i].append(i)
hammer(add, add, add, add, rounds=100)
print(all(value == [key] * 4 for key, value in missing.items()))
