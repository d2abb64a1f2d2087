# L.insert(i, x), L.pop(i) and del L[i] are one step.
from _hammer import hammer

items = ["first"]
taken = []
def insert(i): items.insert(1, i)
def insert_at_the_end(i): items.insert(len(items), i)
def pop(i):
    try: taken.append(items.pop(1))
    except IndexError as error: assert str(error) == "pop index out of range"
def delete(i):
    try: del items[1]
    except IndexError as error: assert str(error) == "list assignment index out of range"
    else: taken.append(None)
hammer(insert, insert_at_the_end, pop, delete)
print(items[0], len(items) + len(taken))
