# What is not one step becomes one behind a lock.
import threading
from _hammer import hammer

number, table, lock = 0, {}, threading.Lock()
def add(i):
    global number
    with lock:
        number += 1
        table[i % 7] = table.get(i % 7, 0) + 1
hammer(add, add, add, add, rounds=210)
print(number, table == dict.fromkeys(range(7), 120))
