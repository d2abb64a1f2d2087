# Iterating over a set that others change: items of it, or RuntimeError.
from _hammer import hammer

keys = set(range(90))
def add(i): keys.add(i % 90)
def remove(i): keys.discard(i % 40)
def iterate(i):
    try:
        for key in keys: assert 0 <= key < 90
    except RuntimeError as error: assert str(error) == "Set changed size during iteration"
    assert repr(keys)[0] == "{" and 1000 not in keys
hammer(add, remove, iterate, iterate, rounds=200)
print(len(keys) > 20)
