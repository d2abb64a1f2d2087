# next() of one iterator of a container from several threads: no item gets lost, and there is none that is not in it.
# itertools.count gives each number once.
import itertools
from _hammer import hammer

def shared(iterator, count):
    got = [[], [], []]
    def take(into):
        def work(i):
            try: into.append(next(iterator))
            except StopIteration: pass
        return work
    hammer(*map(take, got), rounds=count)
    return [item for items in got for item in items] + list(iterator)

items = list(range(100))
def is_item(item): return item is not None
for make in (
    lambda: iter(items), lambda: reversed(items), lambda: iter(tuple(items)), lambda: iter(range(100)),
    lambda: iter(dict.fromkeys(items)), lambda: iter({i: i for i in items}.values()), lambda: iter(set(items)),
    lambda: iter(items.copy()), lambda: iter(range(99, -1, -1)), lambda: reversed(range(100)),
):
    got = shared(make(), 60)
    print(set(got) == set(items), end=" ")
print()
letters = shared(iter("abcdefghij" * 10), 60)
print(set(letters) == set("abcdefghij"), set(shared(iter({i: i for i in items}.items()), 60)) == set(zip(items, items)))

# What is made of other iterators may skip or repeat, but is never broken.
for make in (
    lambda: enumerate(items), lambda: zip(items, items), lambda: itertools.pairwise(items),
    lambda: itertools.zip_longest(items, items),
    lambda: itertools.product(items, "a"), lambda: itertools.combinations(items, 2), lambda: itertools.groupby(items),
):
    print(all(type(item) is tuple and len(item) == 2 for item in shared(make(), 60)), end=" ")
print()
for make in (
    lambda: map(int, items), lambda: filter(is_item, items), lambda: itertools.islice(items, 100),
    lambda: itertools.chain(items[:50], items[50:]), lambda: itertools.takewhile(is_item, items),
    lambda: itertools.starmap(int, zip(items)),
):
    print(set(shared(make(), 60)) <= set(items), end=" ")
print()

counter, numbers = itertools.count(), [[], [], []]
def count(into):
    def work(i): into.append(next(counter))
    return work
hammer(*map(count, numbers), rounds=300)
print(sorted(sum(numbers, [])) == list(range(900)))
