# Operations on two sets see both at one moment, and two threads that take them in opposite order do not wait for ever.
from _hammer import hammer

a, b = set(range(20)), set(range(20))
def there(i):
    global a
    a |= b
def back(i):
    global b
    b |= a
def change(i):
    a.add(i)
    b.discard(i + 100)
def compare(i):
    assert (a == b) in (True, False) and (a <= b) in (True, False) and not a.isdisjoint(b)
    assert len(a & b) >= 20 and len(a | b) >= 20 and a - b is not None and a ^ b is not None
    assert a >= set(range(20)) and b.issuperset(range(20))
hammer(there, back, change, compare, rounds=150)
print(len(a - b) >= 0, a >= set(range(150)))
