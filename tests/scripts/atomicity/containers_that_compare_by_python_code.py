# Where __eq__ or __hash__ is Python code others run in the middle: still no crash, and no key or item lost.
from collections import deque
from _hammer import hammer

class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, other): return isinstance(other, Key) and self.n == other.n
    def __lt__(self, other): return self.n < other.n
    def __repr__(self): return f"Key({self.n})"

table, keys = {}, set()
def put(i):
    table[Key(i % 10)] = i
    keys.add(Key(i % 10))
def put_all(i):
    table.update({Key(k): k for k in range(10)})
    keys.update({Key(k) for k in range(10)})
def remove(i):
    table.pop(Key(i % 7), None)
    keys.discard(Key(i % 7))
def compare(i):
    try: assert (table == table.copy()) in (True, False)
    except RuntimeError as error: assert str(error) == "dict mutated during update"
    assert (keys <= keys | {Key(1)}) in (True, False)
hammer(put, put_all, remove, compare, rounds=40)
table.update({Key(k): k for k in range(10)})
keys.update({Key(k) for k in range(10)})
print(sorted({key.n for key in table}), sorted({key.n for key in keys}))

items, removed = [Key(i) for i in range(120)], []
def take(number):
    def work(i):
        try: items.remove(Key(i * 3 + number))
        except ValueError as error: assert str(error) == "list.remove(x): x not in list"
        else: removed.append(i)
        assert Key(1000) not in items
    return work
hammer(take(0), take(1), take(2), rounds=40)
# Where the list got shorter during the last comparison, remove() finds nothing left at its place and takes nothing.
print(len(items) + len(removed) >= 120)

queue = deque(Key(i) for i in range(40))
def take_from_queue(i):
    try: queue.remove(Key(i))
    except (ValueError, IndexError): pass
    queue.append(Key(i))
hammer(take_from_queue, take_from_queue, rounds=20)
print(40 <= len(queue) <= 80)
