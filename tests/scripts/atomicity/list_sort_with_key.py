# With a key function others run meanwhile: they see an empty list, and what they change is an error and is lost.
import threading
from _hammer import hammer

items = list(range(100))
def sort(i):
    try: items.sort(key=lambda item: -item)
    except ValueError as error: assert str(error) == "list modified during sort"
def look(i): assert len(items) in (0, 1, 100, 101)
def change(i):
    items.append(1000)
    try: items.remove(1000)
    except ValueError: pass
hammer(sort, look, change, rounds=30)
print(sorted(set(items) - {1000}) == list(range(100)))

inside, changed, said = threading.Event(), threading.Event(), []
def key(item):
    inside.set()
    changed.wait()
    return item
numbers = [3, 1, 2]
def sort_slowly():
    try: numbers.sort(key=key)
    except ValueError as error: said.append(str(error))
thread = threading.Thread(target=sort_slowly)
thread.start()
inside.wait()
print(numbers)
numbers.append(4)
changed.set()
thread.join()
print(said, numbers)
