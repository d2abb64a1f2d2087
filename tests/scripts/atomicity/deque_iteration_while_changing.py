# Iterating over a deque that others change: items of it, or RuntimeError.
from collections import deque
from _hammer import hammer

items = deque(range(100))
def append(i): items.append(i)
def pop(i): items.popleft()
def iterate(i):
    for iterator in iter(items), reversed(items):
        try:
            for item in iterator: assert type(item) is int
        except RuntimeError as error: assert str(error) == "deque mutated during iteration"
    assert repr(items).startswith("deque([") and items == items
hammer(append, append, iterate, pop, iterate, rounds=60)
print(len(items))
