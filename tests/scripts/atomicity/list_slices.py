# L[i:j], L[i:j] = L2 and del L[i:j] are one step.
from _hammer import hammer

items = [0] * 30
def assign(i): items[10:20] = [i] * 10
def assign_with_a_step(i): items[0:10:2] = [i] * 5
def read(i):
    part = items[10:20]
    assert part == [part[0]] * 10
    part = items[0:10:2]
    assert part == [part[0]] * 5
    assert len(items) == 30
hammer(assign, assign_with_a_step, read, read)
print(len(items))

# Each takes three from an end that others lengthen meanwhile: bounds are those of the moment.
lines = list(range(-400, 0))
def append(i): lines.append(i)
def delete_before_the_last(i): del lines[-4:-1]
hammer(append, delete_before_the_last, append, rounds=100)
print(len(lines), lines[0])
