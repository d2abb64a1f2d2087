# Iterating over a dict that others change: whole pairs, or RuntimeError, but never anything else.
from _hammer import hammer

table = {i: str(i) for i in range(50)}
complaints = {"dictionary changed size during iteration", "dictionary keys changed during iteration"}
def insert(i): table[i % 90] = str(i % 90)
def remove(i): table.pop(i % 70, None)
def replace(i): table[1] = str(1)
def iterate(i):
    for view in table, table.keys(), table.values(), table.items(), reversed(table.items()):
        try:
            for item in view: assert type(item) in (int, str) or str(item[0]) == item[1]
        except RuntimeError as error: assert str(error) in complaints, error
hammer(insert, remove, replace, iterate, iterate, rounds=150)
print(all(str(key) == value for key, value in table.items()))
