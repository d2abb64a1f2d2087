# append, appendleft, pop, popleft, extend, remove, insert, rotate and items of a deque are one step.
from collections import deque
from _hammer import hammer

jobs, done = deque(), [[], []]
def append(i): jobs.append(i)
def append_left(i): jobs.appendleft(-i - 1)
def take(into, pop):
    def work(i):
        try: into.append(pop())
        except IndexError as error: assert str(error) == "pop from an empty deque"
    return work
hammer(append, append_left, take(done[0], jobs.pop), take(done[1], jobs.popleft), rounds=400)
print(sorted([*jobs, *done[0], *done[1]]) == list(range(-400, 400)))

items = deque(range(400))
def remover(number):
    def work(i): items.remove(i * 4 + number)
    return work
hammer(*map(remover, range(4)), rounds=100)
print(items)

pairs = deque([1, 1], maxlen=2)
def extend(i): pairs.extend([i, i])
def extend_left(i): pairs.extendleft((i, i))
def turn(i):
    pairs.rotate(i)
    pairs.reverse()
def multiply(i):
    global pairs
    pairs *= 2
def look(i):
    for copy in list(pairs), pairs.copy(), pairs + pairs, pairs * 2, tuple(pairs):
        assert len(copy) == 2 and copy[0] == copy[1], copy
hammer(extend, extend_left, turn, multiply, look)
print(len(pairs), pairs.maxlen)

middle = deque(["a", "z"])
def insert(i): middle.insert(1, i)
def delete(i):
    try: del middle[-2 if len(middle) > 2 else 5]
    except IndexError as error: assert str(error) == "deque index out of range"
def ends(i): assert middle[-1] is not None and "nothing" not in middle and middle.count("nothing") == 0
hammer(insert, insert, ends, lambda i: middle.index("z"))
print(len(middle), middle[0], middle[-1])
