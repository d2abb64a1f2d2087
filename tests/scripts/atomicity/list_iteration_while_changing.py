# Iterating over a list that others change: no error, no broken item; it may miss some or see some again.
from _hammer import hammer

items = [str(i) for i in range(20)]
def append_and_pop(i):
    items.append(str(i))
    items.pop(0)
def insert_and_delete(i):
    items.insert(0, str(i))
    del items[-1]
def iterate(i):
    for item in items: assert type(item) is str
    for item in reversed(items): assert type(item) is str
def go_on(i):
    assert sum(len(item) for item in items) > 0
    assert all(map(str.isdigit, items)) and max(items).isdigit()
    assert "".join(items).isdigit()
hammer(append_and_pop, insert_and_delete, iterate, go_on, rounds=100)
print(len(items))
