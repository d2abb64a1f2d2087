# add, remove, discard, pop, update, |=, &=, -=, ^=, copy and comparisons of sets are one step.
from _hammer import hammer

jobs, done = set(), [[], []]
def add(i): jobs.add(i)
def take(into):
    def work(i):
        try: into.append(jobs.pop())
        except KeyError as error: assert error.args == ("pop from an empty set",)
    return work
def discard(i):
    jobs.discard(-1)
    try: jobs.remove(-i - 1)
    except KeyError: pass
hammer(add, take(done[0]), take(done[1]), discard, rounds=500)
print(sorted([*jobs, *done[0], *done[1]]) == list(range(500)))

pairs = {1, -1}
def whole(keys): assert sum(keys) == 0, keys
def update(i): pairs.update({i, -i})
def update_in_place(i):
    global pairs
    pairs |= {i + 1, -i - 1}
    pairs -= {i + 1, -i - 1}
def toggle(i):
    global pairs
    pairs ^= {i, -i}
    pairs &= set(range(-300, 300))
def copy(i):
    for keys in pairs.copy(), set(pairs), list(pairs), pairs | set(), pairs & pairs, pairs - {1000}: whole(keys)
    whole(pairs ^ {1000, -1000})
    whole(frozenset(pairs))
    whole(pairs.union([]))
    whole(pairs.difference(()))
hammer(update, update_in_place, toggle, copy, copy, rounds=60)
whole(pairs)
print(pairs <= set(range(-300, 300)))
