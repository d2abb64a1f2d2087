# A generator runs in one thread at a time: a second one gets ValueError, and each item goes to one thread.
import threading
from _hammer import hammer

def numbers():
    yield from inner()
    yield from inner()

def inner():
    for i in range(100): yield i

source, got = numbers(), [[], [], []]
def take(into):
    def work(i):
        try: into.append(next(source))
        except ValueError as error: assert str(error) == "generator already executing"
        except StopIteration: pass
    return work
hammer(*map(take, got), rounds=150)
got.append(list(source))
print(sorted(item for items in got for item in items) == sorted([*range(100)] * 2))

def loop(into):
    def work(i):
        try:
            for item in source: into.append(item)
        except ValueError as error: assert str(error) == "generator already executing"
    return work
source, got = numbers(), [[], []]
hammer(*map(loop, got), rounds=20)
got.append(list(source))
print(sorted(item for items in got for item in items) == sorted([*range(100)] * 2))

lock = threading.Lock()
source, got = numbers(), [[], []]
def behind_lock(into):
    def work(i):
        with lock: into.append(next(source))
    return work
hammer(*map(behind_lock, got), rounds=100)
print(sorted(got[0] + got[1]) == sorted([*range(100)] * 2), list(source))
