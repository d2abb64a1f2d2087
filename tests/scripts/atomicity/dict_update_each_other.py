# a.update(b) while b.update(a) and both change: no deadlock, and whole pairs on both sides.
from _hammer import hammer

a, b = {0: 0}, {1: 1}
def there(i): a.update(b)
def back(i): b.update(a)
def change(i):
    a[i % 50] = i % 50
    b.pop(i % 50 + 2, None)
def compare(i):
    assert (a == b) in (True, False) and (a.items() <= b.items()) in (True, False)
    assert all(key == value for key, value in (a | b).items())
hammer(there, back, change, compare)
a.update(b)
print(all(key == value for key, value in a.items()), a.keys() >= b.keys())
